import type { AccountId, RepId } from '../../accounts/types';
import type { RevenueLookup } from '../accountChange';
import { clusterRobust, type Regression } from './clusterRobust';
import { comparable } from './comparisonWeights';
import { intervalOf } from './errors';
import { centsOf } from './figures';
import { LEVEL, mainWindow } from './mainEffect';
import { measureStack } from './measure';
import type { EffectFigures } from './pooledFigures';
import type { MeasuredStack, Member, Stack } from './types';

/** An account that no rotation called up, with its owner on the effective date of a stack. */
export interface KeptAccount {
  accountId: AccountId;
  ownerId: RepId;
  segment: string;
  sizeTercile: string;
}

/** Fewer reps than this on a side do not show how far reps differ: no interval is claimed. */
const LEAST_REPS = 3;

/**
 * What the swaps did to the accounts that the swapping reps kept: those against the kept accounts of reps who swapped
 * nothing, weighted to the same segments and sizes and adjusted for what was known before, over the main window. Time for
 * new accounts comes from somewhere. It is reps who swap, not accounts: the interval is over reps (clusterRobust).
 * @param kept by stack id: accounts that were no candidates of the rotation
 * @returns null when all reps swapped, or none
 */
export function spilloverOf(
  stacks: readonly Stack[],
  kept: ReadonlyMap<string, readonly KeptAccount[]>,
  revenue: RevenueLookup,
  asOf: number,
): EffectFigures | null {
  const reps = new Map<RepId, number>();
  const around = stacks.flatMap((stack) => {
    const swapping = new Set(stack.members.flatMap((m) => (m.tradeId === null ? [] : m.repIds)));
    const members = (kept.get(stack.id) ?? []).map((account) => keptMember(account, swapping));
    return aroundOf(measureStack({ ...stack, members }, revenue), asOf, reps) ?? [];
  });
  const total = around.reduce((sum, { baseline, quarters }) => sum + baseline * quarters, 0);
  if (total === 0) return null;
  const shares = around.map(({ baseline, quarters }) => (baseline * quarters) / total);
  const { value, error, df } = clusterRobust(
    around.map(({ regression }) => regression),
    shares,
  );
  const fewest = [true, false].map((own) => new Set(around.flatMap(({ repsOf }) => repsOf(own))).size);
  const sure = Math.min(...fewest) >= LEAST_REPS && error > 0 && df >= 1;
  const interval = sure ? intervalOf(value, { error, df }, LEVEL) : null;
  const sum = (of: (own: Around) => number): number => around.reduce((all, own) => all + of(own), 0);
  const baselineCents = Math.round(sum((own) => own.baseline));
  return {
    share: value,
    centsPerQuarter: Math.round(value * baselineCents),
    baselineCents,
    interval,
    intervalCents: interval && centsOf(interval, baselineCents),
    moved: sum((own) => own.repAccounts),
    controls: sum((own) => own.regression.rows.length - own.repAccounts),
  };
}

/** The accounts around the swaps of one rotation. */
interface Around {
  regression: Regression;
  quarters: number;
  /** Of the accounts that swapping reps kept: minor units a quarter, and how many. */
  baseline: number;
  repAccounts: number;
  /** Reps who swapped (true), or did not. */
  repsOf: (swapping: boolean) => RepId[];
}

/** Null without a complete quarter, or when a side is empty. */
function aroundOf(measured: MeasuredStack, asOf: number, reps: Map<RepId, number>): Around | null {
  const quarters = mainWindow(measured, asOf);
  if (quarters.length === 0) return null;
  const { members, weights } = comparable(measured.members, quarters[0]);
  const swapping = members.filter(({ moved }) => moved);
  if (swapping.length === 0 || swapping.length === members.length) return null;
  const clusters = members.map(({ member }) => {
    const [rep] = member.repIds;
    if (!reps.has(rep)) reps.set(rep, reps.size);
    return reps.get(rep)!;
  });
  return {
    regression: {
      // The exposure comes before what it is adjusted for, so that it is never the one that is left out.
      rows: members.map(({ moved, covariates }) => Float64Array.of(1, moved ? 1 : 0, ...covariates.subarray(1))),
      weights,
      outcomes: Float64Array.from(
        members,
        (m) => quarters.reduce((sum, quarter) => sum + m.ratio(quarter), 0) / quarters.length,
      ),
      clusters,
      column: 1,
    },
    quarters: quarters.length,
    baseline: swapping.reduce((sum, m) => sum + m.baselineCents, 0),
    repAccounts: swapping.length,
    repsOf: (own) => members.flatMap(({ moved, member }) => (moved === own ? member.repIds : [])),
  };
}

/** Accounts of swapping reps stand where moved ones stand in the main comparison. */
function keptMember({ accountId, ownerId, segment, sizeTercile }: KeptAccount, swapping: ReadonlySet<RepId>): Member {
  return {
    accountId,
    tradeId: swapping.has(ownerId) ? `kept by ${ownerId}` : null,
    repIds: [ownerId],
    propensity: null,
    segment,
    sizeTercile,
    countsThrough: null,
    laterChances: [],
  };
}
