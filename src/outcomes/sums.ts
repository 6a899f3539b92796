import { addMinor } from '../shared/money';
import { addChanges } from './accountChange';
import type { LegOutcome, OutcomeState, OutcomeSum } from './types';

const nothing = (): Record<OutcomeState, number> => ({ measured: 0, tooEarly: 0, endedEarly: 0, noYearBefore: 0 });

/** One leg as a sum of one. */
export function sumOfLeg(outcome: LegOutcome): OutcomeSum {
  return {
    legs: 1,
    byState: { ...nothing(), [outcome.state]: 1 },
    fourQuartersBeforeCents: outcome.fourQuartersBeforeCents,
    plain: outcome.plain,
  };
}

/** Adds sums to a sum: legs to trades, trades to windows, windows to rotations, rotations to the total, to the cent. */
export function addSums(sums: readonly OutcomeSum[]): OutcomeSum {
  const byState = nothing();
  for (const sum of sums) {
    for (const state of Object.keys(byState) as OutcomeState[]) byState[state] += sum.byState[state];
  }
  return {
    legs: sums.reduce((legs, sum) => legs + sum.legs, 0),
    byState,
    fourQuartersBeforeCents: sums.reduce((cents, sum) => addMinor(cents, sum.fourQuartersBeforeCents), 0),
    plain: addChanges(sums.map((sum) => sum.plain)),
  };
}
