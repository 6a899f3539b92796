import type { Problem } from '../problem/problem';
import { fitOf, fitWithOwner } from '../worth/fit';
import { gainOf } from '../worth/gain';
import { lossOf } from '../worth/loss';
import { expectedOwnerCapture } from '../worth/ownerCapture';
import { relativeFit } from '../worth/relativeFit';
import type { Variation } from './variation';

/** What moving a unit to a rep is worth under a variation, minor units; rounded as in the plan, leg by leg. */
export type VariedWorth = (variation: Variation) => number;

/**
 * The worth of moving a unit to rep `to` as a function of the variation. A varied fit stays at most 1; f̄, the average
 * that fits are compared with, stays what it is: it is a mean over so many moves that their errors cancel.
 */
export function variedWorthOf(problem: Problem, unit: number, to: number): VariedWorth {
  const { averageFit, reps, input } = problem;
  const { headroomShare: kappa, handoverLoss: delta } = input.beliefs;
  const taker = reps[to];
  const owner = reps[problem.units[unit].owner];
  const accounts = problem.units[unit].accounts.map((account) => ({
    account,
    ownFit: fitWithOwner(account, owner),
    fit: fitOf(account.attributes, taker),
  }));
  const off = (fit: number | null, factor: number): number | null => (fit === null ? null : Math.min(1, fit * factor));
  return (variation) => {
    const variedKappa = kappa * variation.headroomShare;
    let sum = 0;
    for (const { account, ownFit, fit } of accounts) {
      const ownRho = relativeFit(off(ownFit, variation.fit(account.id, owner.id)), averageFit);
      const capture = expectedOwnerCapture(account.ownerCapture, variedKappa, ownRho);
      const theirs = off(fit, variation.fit(account.id, taker.id));
      const gain = gainOf(account, variedKappa, relativeFit(theirs, averageFit), capture);
      sum +=
        Math.round(gain) - Math.round(lossOf(account.t4qCents, delta * variation.handoverLoss, theirs, averageFit));
    }
    return sum;
  };
}
