import type { Problem } from '../problem/problem';
import { cappedGain, certainHeadroom, gainCeiling } from '../worth/gain';
import { lossOf } from '../worth/loss';
import { relativeFit } from '../worth/relativeFit';
import { bookShares } from './bookShares';
import type { Shelf } from './shelf';

const ATTRIBUTES = 4;

/**
 * What moving the unit at a position of the shelf to a rep is expected to bring, minor units: the same amounts as
 * `expectedOfMove`, from arrays. Among 1,000 reps this is asked 50 million times.
 */
export function moveWorths(problem: Problem, shelf: Shelf): (position: number, to: number) => number {
  const { units, captures, averageFit, input } = problem;
  const { headroomShare, handoverLoss } = input.beliefs;
  const [gain, loss, relative] = [cappedGain, lossOf, relativeFit];
  const members = Array.from(shelf.unit, (index) => units[index].accounts);
  const accounts = members.flat();
  const { width, shares, columns, known } = bookShares(accounts, problem.reps);
  const headroom = Float64Array.from(accounts, certainHeadroom);
  const ceiling = Float64Array.from(accounts, gainCeiling);
  const capture = Float64Array.from(Array.from(shelf.unit, (index) => captures[index]).flat());
  const t4q = Float64Array.from(accounts, (account) => account.t4qCents);
  const first = new Int32Array(shelf.size + 1);
  members.forEach((list, position) => {
    first[position + 1] = first[position] + list.length;
  });
  const ofAccount = (a: number, to: number): number => {
    let total = 0;
    const row = to * width;
    for (let k = a * ATTRIBUTES; k < (a + 1) * ATTRIBUTES; k++) total += shares[row + columns[k]];
    const fit = total / known[a];
    const won = gain(headroom[a], ceiling[a], headroomShare, relative(fit, averageFit), capture[a]);
    return Math.round(won) - Math.round(loss(t4q[a], handoverLoss, fit, averageFit));
  };
  const ofUnknown = (a: number): number => {
    const won = gain(headroom[a], ceiling[a], headroomShare, relative(null, averageFit), capture[a]);
    return Math.round(won) - Math.round(loss(t4q[a], handoverLoss, null, averageFit));
  };
  return (position, to) => {
    let sum = 0;
    for (let a = first[position]; a < first[position + 1]; a++) sum += known[a] > 0 ? ofAccount(a, to) : ofUnknown(a);
    return sum;
  };
}
