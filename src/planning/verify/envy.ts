import type { EnvySummary, PlannedSwap, PlanningAccount, PlanningRep } from '../types';
import type { Facts } from './facts';
import { fit } from './fit';
import { meanFit } from './meanFit';

interface Holdings {
  rep: PlanningRep;
  before: PlanningAccount[];
  after: PlanningAccount[];
}

/** Least and largest figure that another rounding of the values could give. */
interface Range {
  pairs: number;
  envious: [number, number];
  largest: [number, number];
  beyond: [number, number];
}

function holdingsOf(facts: Facts, swaps: PlannedSwap[]): Holdings[] {
  const holdings = new Map<number, Holdings>();
  const legs = swaps.flatMap((swap) => swap.legs);
  for (const id of new Set(legs.flatMap((leg) => [leg.fromRepId, leg.toRepId]))) {
    const rep = facts.reps.get(id);
    const accounts = (chosen: typeof legs): PlanningAccount[] =>
      chosen.flatMap((leg) => facts.accounts.get(leg.accountId) ?? []);
    if (!rep) continue;
    holdings.set(id, {
      rep,
      before: accounts(legs.filter((leg) => leg.fromRepId === id)),
      after: accounts(legs.filter((leg) => leg.toRepId === id)),
    });
  }
  return [...holdings.values()];
}

/** T4Q + κ·fit·headroom, not rounded. */
function worthTo(facts: Facts): (rep: PlanningRep, account: PlanningAccount) => number {
  const alike = new Map<PlanningAccount, string>();
  const known = new Map<string, Map<PlanningRep, number | null>>();
  const mean: number[] = [];
  const suits = (rep: PlanningRep, account: PlanningAccount): number | null => {
    if (account.ownerId === rep.id) return fit(account, rep, true);
    const key = alike.get(account) ?? JSON.stringify(Object.entries(account.attributes).sort());
    alike.set(account, key);
    const byRep = known.get(key) ?? new Map<PlanningRep, number | null>();
    known.set(key, byRep);
    if (!byRep.has(rep)) byRep.set(rep, fit(account, rep, false));
    return byRep.get(rep) ?? null;
  };
  const usual = (): number => {
    if (mean.length === 0) mean.push(facts.input.averageFit ?? meanFit(facts.input, facts.input.plan.compatibility));
    return mean[0];
  };
  return (rep, account) =>
    account.t4qCents + facts.input.beliefs.headroomShare * (suits(rep, account) ?? usual()) * account.headroomCents;
}

function rangeOf(holdings: Holdings[], side: 'before' | 'after', worth: ReturnType<typeof worthTo>): Range {
  const range: Range = { pairs: 0, envious: [0, 0], largest: [0, 0], beyond: [0, 0] };
  const count = (figure: [number, number], amount: number, slack: number): void => {
    if (amount > slack) figure[0]++;
    if (amount > -slack) figure[1]++;
  };
  for (const one of holdings) {
    const mine = one[side].reduce((sum, account) => sum + worth(one.rep, account), 0);
    for (const other of holdings) {
      if (one === other || one.before.length !== other.before.length || one.after.length !== other.after.length)
        continue;
      const theirs = other[side].map((account) => worth(one.rep, account));
      const envy = theirs.reduce((sum, amount) => sum + amount, 0) - mine;
      // Every value is rounded once, to at most half a minor unit.
      const slack = (one[side].length + theirs.length + 1) / 2 + Math.abs(mine) * 1e-12;
      range.pairs++;
      count(range.envious, envy, slack);
      count(range.beyond, envy - theirs.reduce((most, amount) => Math.max(most, amount), 0), slack);
      range.largest = [Math.max(range.largest[0], envy - slack), Math.max(range.largest[1], envy + slack)];
    }
  }
  return range;
}

/** Whether the envy that a plan states before and after follows from its swaps; it may be off by the rounding of values. */
export function envyHolds(
  facts: Facts,
  swaps: PlannedSwap[],
  stated: { before?: EnvySummary; after?: EnvySummary },
): { before: boolean; after: boolean } {
  const holdings = holdingsOf(facts, swaps);
  const worth = worthTo(facts);
  const within = (value: number, [least, most]: [number, number]): boolean => least <= value && value <= most;
  const holds = (side: 'before' | 'after'): boolean => {
    const says = stated[side];
    if (says === undefined) return true;
    const range = rangeOf(holdings, side, worth);
    return (
      says.comparedPairs === range.pairs &&
      within(says.enviousPairs, range.envious) &&
      within(says.beyondOneAccount, range.beyond) &&
      within(says.largestCents, range.largest)
    );
  };
  return { before: holds('before'), after: holds('after') };
}
