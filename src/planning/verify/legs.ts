import { createHash } from 'node:crypto';
import type { PlanLeg, PlannedSwap } from '../types';
import type { Facts, Violation } from './facts';
import { problemOfKind } from './kinds';

function problemOfLeg(facts: Facts, leg: PlanLeg): string | null {
  const account = facts.accounts.get(leg.accountId);
  if (!account) return `Account ${leg.accountId} is not a candidate of the snapshot.`;
  const name = account.externalId;
  if (leg.groupId !== account.groupId) return `Account ${name} is shown in the wrong customer group.`;
  if (leg.fromRepId !== account.ownerId) return `Account ${name} does not belong to the rep who gives it.`;
  if (!facts.reps.has(leg.fromRepId) || !facts.reps.has(leg.toRepId)) return `Account ${name} has an unknown rep.`;
  if (leg.t4qCents !== account.t4qCents) return `The revenue of account ${name} is not that of the snapshot.`;
  if (leg.headroomCents !== account.headroomCents) return `The headroom of account ${name} is not the snapshot's.`;
  return leg.expectedCents === leg.gainCents - leg.lossCents
    ? null
    : `Account ${name}: expected is not gain minus loss.`;
}

function idOf(facts: Facts, swap: PlannedSwap): string {
  const name = (rep: number): string => facts.reps.get(rep)?.externalId ?? '?';
  const legs = swap.legs.map(
    (leg) => `${facts.accounts.get(leg.accountId)?.externalId ?? '?'}>${name(leg.fromRepId)}>${name(leg.toRepId)}`,
  );
  return createHash('sha256').update(legs.sort().join('\n')).digest('hex').slice(0, 16);
}

/** Everything about swaps that can be read off their legs: true figures, whole groups, kinds, sums to the cent, ids. */
export function legViolations(facts: Facts, swaps: PlannedSwap[]): Violation[] {
  const violations: Violation[] = [];
  const seen = new Set<number>();
  for (const swap of swaps) {
    const report = (rule: string, sentence: string | null): void => {
      if (sentence !== null) violations.push({ rule, sentence: `Swap ${swap.id}: ${sentence}`, swapId: swap.id });
    };
    for (const leg of swap.legs) report('leg', problemOfLeg(facts, leg));
    report('kind', problemOfKind(facts, swap));
    const sum = swap.legs.reduce((total, leg) => total + BigInt(leg.expectedCents), 0n);
    report(
      'sum',
      sum === BigInt(swap.expectedCents) ? null : 'Its legs do not add up to what it is expected to bring.',
    );
    report('id', swap.id === idOf(facts, swap) ? null : 'Its id is not that of its legs.');
    for (const group of new Set(swap.legs.map((leg) => leg.groupId))) {
      report('oneSwapEach', seen.has(group) ? `Customer group ${group} is in two swaps.` : null);
      seen.add(group);
    }
  }
  return violations;
}
