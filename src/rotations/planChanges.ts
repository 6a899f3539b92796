import { z } from 'zod';
import type { AccountId, RepId } from '../accounts/types';
import { type PlanPolicy, planPolicy } from '../planning/policy';
import type { PinnedSwap } from '../planning/types';
import { isDay } from '../shared/calendar';

/** Limits that one plan may set differently from its rotation's policy. */
export const CHANGEABLE = [
  'kinds',
  'crossTeam',
  'compatibility',
  'maxSwapsPerRep',
  'maxSwaps',
  'valueTolerance',
  'bookValueTolerance',
  'headroomTolerance',
  'bookHeadroomTolerance',
  'inItselfShare',
  'maxBookShareMovedPerYear',
] as const satisfies readonly (keyof PlanPolicy)[];

export type ChangeableLimits = Pick<PlanPolicy, (typeof CHANGEABLE)[number]>;

/** An account with its customer group, or a rep, kept out of one plan until a day (the last one). */
export interface PlanExclusion {
  accountId: AccountId | null;
  repId: RepId | null;
  reason: string;
  until: string;
}

/** What one plan is to do differently from its rotation's policy. */
export interface PlanChanges {
  limits: Partial<ChangeableLimits>;
  pins: PinnedSwap[];
  exclusions: PlanExclusion[];
}

export const NO_CHANGES: PlanChanges = { limits: {}, pins: [], exclusions: [] };

const id = z.int();

/** Reads changes back from a queue or a table; limits are checked when they are applied. */
export const planChanges: z.ZodType<PlanChanges> = z.strictObject({
  limits: z.partialRecord(z.enum(CHANGEABLE), z.any()),
  pins: z.array(
    z.strictObject({
      id: z.string(),
      legs: z.array(z.strictObject({ accountId: id, toRepId: id })),
      waiver: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  exclusions: z.array(
    z.strictObject({
      accountId: id.nullable(),
      repId: id.nullable(),
      reason: z.string(),
      until: z.string().refine(isDay),
    }),
  ),
});

/** Only the limits that differ from the policy. */
export function differing(policy: PlanPolicy, limits: Partial<ChangeableLimits>): Partial<ChangeableLimits> {
  const same = (name: keyof ChangeableLimits): boolean =>
    JSON.stringify(limits[name]) === JSON.stringify(policy[name]) || limits[name] === undefined;
  return Object.fromEntries(CHANGEABLE.filter((name) => !same(name)).map((name) => [name, limits[name]]));
}

/**
 * The plan's policy with its changes. The pins of the policy stay; exclusions name external ids there.
 * @throws ZodError when a limit is out of its range
 */
export function withChanges(
  policy: PlanPolicy,
  changes: PlanChanges,
  external: { account(id: AccountId): string; rep(id: RepId): string },
): PlanPolicy {
  return planPolicy.parse({
    ...policy,
    ...changes.limits,
    pins: [...new Set([...policy.pins, ...changes.pins.map((pin) => pin.id)])],
    exclusions: [
      ...policy.exclusions,
      ...changes.exclusions.map(({ accountId, repId, reason, until }) => ({
        ...(accountId === null ? { repId: external.rep(repId!) } : { accountId: external.account(accountId) }),
        reason,
        until,
      })),
    ],
  });
}
