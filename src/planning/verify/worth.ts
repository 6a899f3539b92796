import type { PlannedSwap, PlanningAccount, PlanningRep } from '../types';
import type { Facts, Violation } from './facts';
import { fit } from './fit';
import { meanFit } from './meanFit';

/** Worth is floating point before it is rounded, so an independent computation may differ by one minor unit. */
const MONEY_TOLERANCE = 1;
const FIT_TOLERANCE = 1e-9;

function expected(facts: Facts, account: PlanningAccount, to: PlanningRep, mean: number) {
  const { headroomShare: kappa, handoverLoss: delta } = facts.input.beliefs;
  const rho = (value: number | null): number => (value === null || mean === 0 ? 1 : Math.min(2, value / mean));
  const owner = facts.reps.get(account.ownerId)!;
  const { years, rate } = account.ownerCapture;
  const capture = Math.max(0, (years * rate + 2 * kappa * rho(fit(account, owner, true))) / (years + 2));
  const theirs = fit(account, to, false);
  const weight = account.potentialGrade === 'C' ? 0.5 : 1;
  const t4q = Math.max(0, account.t4qCents);
  const gain = Math.min(t4q / 2, weight * account.headroomCents * (kappa * rho(theirs) - capture));
  const off = theirs === null || mean >= 1 ? 0 : (theirs - mean) / (1 - mean);
  const loss = delta * t4q * Math.min(1.4, Math.max(0.6, 1 - 0.4 * off));
  return { fit: theirs ?? mean, gain, loss };
}

/** Legs whose fit, gain or loss is not what the snapshot gives. */
export function worthViolations(facts: Facts, swaps: PlannedSwap[]): Violation[] {
  const mean =
    facts.input.averageFit ?? (swaps.length === 0 ? 0 : meanFit(facts.input, facts.input.plan.compatibility));
  return swaps.flatMap((swap) =>
    swap.legs.flatMap((leg) => {
      const account = facts.accounts.get(leg.accountId);
      const to = facts.reps.get(leg.toRepId);
      if (!account || !to || !facts.reps.has(account.ownerId)) return [];
      const own = expected(facts, account, to, mean);
      const fine =
        Math.abs(own.gain - leg.gainCents) <= MONEY_TOLERANCE &&
        Math.abs(own.loss - leg.lossCents) <= MONEY_TOLERANCE &&
        Math.abs(own.gain - own.loss - leg.expectedCents) <= MONEY_TOLERANCE &&
        Math.abs(own.fit - leg.fit) <= FIT_TOLERANCE;
      const sentence = `Swap ${swap.id}: what moving account ${account.externalId} is worth does not follow from the snapshot.`;
      return fine ? [] : [{ rule: 'worth', sentence, swapId: swap.id }];
    }),
  );
}
