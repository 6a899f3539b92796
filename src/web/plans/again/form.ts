import { z } from 'zod';
import type { PlannedSwap } from '../../../planning/types';
import { differing, NO_CHANGES, type PlanChanges, type PlanExclusion } from '../../../rotations/planChanges';
import type { Policy } from '../../../rotations/policy';
import { policyFromForm } from '../../policy/form';
import { chosen } from '../../rotations/chosen';
import { type FieldErrors, type ParsedForm, parseForm } from '../../view/forms';
import { filled, runFields } from '../runFields';
import { LIMIT_KNOBS } from './limitKnobs';

const run = z.object(runFields);
export type RunFields = z.output<typeof run>;

/** What the form is read against. */
export interface AgainSubject {
  /** The policy of the rotation, and what the plan changed of it. */
  policy: Policy;
  changes: PlanChanges | null;
  /** In whose notation numbers may be typed. */
  locale: string;
  /** The plan's swaps that the user may see, and the exclusions that stand in the form. */
  swaps: readonly PlannedSwap[];
  exclusions: readonly PlanExclusion[];
  /** Accounts and reps that the user may keep out, by id. */
  accounts: ReadonlySet<number>;
  reps: ReadonlySet<number>;
}

/**
 * Reads the form into what the new plan does differently. Pins and exclusions that are not in sight of the user stay as
 * they are.
 */
export function readAgain(
  body: Record<string, unknown>,
  subject: AgainSubject,
): ParsedForm<RunFields & { changes: PlanChanges }> {
  const { policy, swaps } = subject;
  const before = subject.changes ?? NO_CHANGES;
  const general = parseForm(run, filled(body));
  const limits = policyFromForm(policy, body, subject.locale, LIMIT_KNOBS);
  const errors: FieldErrors = { ...(general.ok ? {} : general.errors), ...(limits.ok ? {} : limits.errors) };
  if (!general.ok || !limits.ok) return { ok: false, errors };
  const keep = new Set(chosen(body, 'keep'));
  const seen = new Set(swaps.map(({ id }) => id));
  const pins = [
    ...before.pins.filter(({ id }) => !seen.has(id) || keep.has(id)),
    ...swaps
      .filter(({ id }) => keep.has(id) && !before.pins.some((pin) => pin.id === id))
      .map(({ id, legs }) => ({
        id,
        legs: legs.map(({ accountId, toRepId }) => ({ accountId, toRepId })),
        waiver: null,
      })),
  ];
  const changes = {
    limits: differing(policy.plan, limits.value.plan),
    pins,
    exclusions: exclusionsIn(body, subject, before.exclusions),
  };
  return { ok: true, value: { ...general.value, changes } };
}

/** Those that still stand, and what is newly ticked, for one reason and until one day. */
function exclusionsIn(
  body: Record<string, unknown>,
  { exclusions, accounts, reps }: AgainSubject,
  before: readonly PlanExclusion[],
): PlanExclusion[] {
  const still = new Set(chosen(body, 'still'));
  const text = (name: string): string => String(body[name] ?? '').trim();
  const why = { reason: text('outReason'), until: text('outUntil') };
  const ids = (name: string, allowed: ReadonlySet<number>): number[] =>
    [...new Set(chosen(body, name).map(Number))].filter((id) => allowed.has(id));
  return [
    ...before.filter((one) => !exclusions.includes(one) || still.has(exclusionKey(one))),
    ...ids('out', accounts).map((accountId) => ({ accountId, repId: null, ...why })),
    ...ids('outRep', reps).map((repId) => ({ accountId: null, repId, ...why })),
  ];
}

/** How a standing exclusion is named in the form. */
export function exclusionKey({ accountId, repId }: PlanExclusion): string {
  return accountId === null ? `r${repId}` : `a${accountId}`;
}
