import type { AccountId, RepId } from '../accounts/types';
import type { Day } from '../shared/calendar';
import { daysBetween } from '../shared/calendar';

export interface TradeLeg {
  accountId: AccountId;
  fromRepId: RepId | null;
  toRepId: RepId;
}

/** What is known on the day on which a trade is to take effect. */
export interface EffectFacts {
  effectiveDate: Day;
  today: Day;
  /** Day of the newest committed import of owner data; null = none. */
  ownerDataFrom: Day | null;
  legs: TradeLeg[];
  /** A transfer takes over a book whose rep has left. */
  isTransfer?: boolean;
  /** Owner of each account on the day before the effective date, and whether a spell begins on or after it. */
  ledger: ReadonlyMap<AccountId, { ownerId: RepId | null; changesLater: boolean }>;
  /** Reps in the trade: name and last day employed (null = still). */
  reps: ReadonlyMap<RepId, { name: string; endDate: Day | null }>;
  accountNames: ReadonlyMap<AccountId, string>;
  /** Why it has to wait although its day has come, sentences: not announced, a challenge without an answer. */
  holds?: readonly string[];
}

/** Owner data older than this many days is not good enough to move accounts by. */
export const OWNER_DATA_DAYS = 7;

export type EffectDecision =
  | { kind: 'apply' }
  /** Not now: nothing is wrong with the trade, the data is too old or the day has not come. */
  | { kind: 'wait'; because: string }
  /** The world has changed: a person decides. */
  | { kind: 'conflict'; because: string[] };

/** Decides whether a scheduled trade takes effect: all of its legs, or none. */
export function decideEffect(facts: EffectFacts): EffectDecision {
  if (facts.today < facts.effectiveDate) {
    return { kind: 'wait', because: `It takes effect on ${facts.effectiveDate}.` };
  }
  if (facts.holds && facts.holds.length > 0) return { kind: 'wait', because: facts.holds.join(' ') };
  if (facts.ownerDataFrom === null || daysBetween(facts.ownerDataFrom, facts.today) > OWNER_DATA_DAYS) {
    return {
      kind: 'wait',
      because: `The owner data is ${facts.ownerDataFrom === null ? 'missing' : `from ${facts.ownerDataFrom}`}; it must not be older than ${OWNER_DATA_DAYS} days. Import the current accounts and owners first.`,
    };
  }
  const because = facts.legs.flatMap((leg) => legProblems(leg, facts));
  return because.length === 0 ? { kind: 'apply' } : { kind: 'conflict', because };
}

/** Sentences about parties who will have left by the day of effect; known before it, a person can act in time. */
export function leaverProblems(
  facts: Pick<EffectFacts, 'legs' | 'isTransfer' | 'reps' | 'accountNames'>,
  day: Day,
): string[] {
  return facts.legs.flatMap((leg) =>
    (facts.isTransfer ? [leg.toRepId] : [leg.fromRepId, leg.toRepId]).flatMap((id) => {
      const rep = id === null ? undefined : facts.reps.get(id);
      if (!rep || rep.endDate === null || rep.endDate >= day) return [];
      const account = facts.accountNames.get(leg.accountId) ?? `account ${leg.accountId}`;
      return [
        `${rep.name}, who was to ${id === leg.toRepId ? 'take' : 'hand over'} ${account}, left on ${rep.endDate}.`,
      ];
    }),
  );
}

function legProblems(leg: TradeLeg, facts: EffectFacts): string[] {
  const problems: string[] = [];
  const account = facts.accountNames.get(leg.accountId) ?? `account ${leg.accountId}`;
  const repName = (id: RepId | null): string => (id === null ? 'nobody' : (facts.reps.get(id)?.name ?? `rep ${id}`));
  const now = facts.ledger.get(leg.accountId) ?? { ownerId: null, changesLater: false };
  if (now.ownerId !== leg.fromRepId) {
    problems.push(`${account} belongs to ${repName(now.ownerId)} now, not to ${repName(leg.fromRepId)}.`);
  }
  if (now.changesLater) {
    problems.push(`${account} already changes its owner on or after ${facts.effectiveDate}.`);
  }
  // A trade that takes effect late needs both parties still there today.
  const day = facts.today > facts.effectiveDate ? facts.today : facts.effectiveDate;
  return [...problems, ...leaverProblems({ ...facts, legs: [leg] }, day)];
}
