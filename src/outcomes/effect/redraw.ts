import { groupBy } from '../../shared/groupBy';
import type { Random } from '../../shared/random';
import { waysWithinStrata } from '../inference/assignments';
import { type ChanceDraw, chanceDraw } from '../inference/conditionalBernoulli';
import { comparable } from './comparisonWeights';
import { type PlaceboComparison, placeboComparison } from './placeboComparison';
import { stretchesOf } from './stretches';
import type { MeasuredMember, MeasuredStack } from './types';

/** Accounts of one stratum were about equally likely to move. */
const STRATA = 5;

/** One stack with who moved in it; drawn anew in place. */
export interface Redraw {
  assigned: Uint8Array;
  draws: ChanceDraw[];
  ways: number;
  placebos: PlaceboComparison[];
  /** Its own stream, so that its draws are the same whichever others are judged beside it. */
  random: Random;
  /** Of who is assigned now: the sums of its comparisons, and what each account did to them. */
  weight: number;
  value: number;
  influence: Float64Array;
  /** Place of each influence among the accounts of all stacks. */
  places: Int32Array;
}

/**
 * A stack ready to be drawn anew, compared as it really was.
 * @param quarters of its main window, indexes
 * @param accounts place of each account among all that are judged
 * @returns null when there is no quarter or nobody to compare
 */
export function redrawOf(
  measured: MeasuredStack,
  quarters: number[],
  accounts: ReadonlyMap<number, number>,
  random: Random,
): Redraw | null {
  if (quarters.length === 0) return null;
  // Whoever could be compared at the beginning could have been chosen.
  const { members } = comparable(measured.members, quarters[0]);
  if (members.length === 0) return null;
  const assigned = Uint8Array.from(members, ({ moved }) => (moved ? 1 : 0));
  const strata = strataOf(members);
  const draws = [...groupBy(members.keys(), (place) => strata[place]).values()].map((places) =>
    chanceDraw(
      places,
      places.map((place) => members[place].member.propensity ?? 0.5),
      places.reduce((sum, place) => sum + assigned[place], 0),
    ),
  );
  const own = new Map(members.map(({ member }, place) => [member.accountId, place]));
  const redraw: Redraw = {
    assigned,
    draws,
    ways: waysWithinStrata(assigned, strata),
    placebos: stretchesOf(measured.members, quarters).map((stretch) => placeboComparison(members, stretch, own)),
    random: random.fork(`${quarters[0]}/${members.length}/${members[0].member.accountId}`),
    weight: 0,
    value: 0,
    influence: new Float64Array(members.length),
    places: Int32Array.from(members, ({ member }) => accounts.get(member.accountId)!),
  };
  compare(redraw);
  return redraw;
}

/** Draws who moved, each account with its chance within its stratum, and compares. */
export function drawAnew(redraw: Redraw): void {
  for (const own of redraw.draws) own.into(redraw.assigned, redraw.random);
  compare(redraw);
}

function compare(redraw: Redraw): void {
  redraw.influence.fill(0);
  [redraw.weight, redraw.value] = [0, 0];
  for (const placebo of redraw.placebos) {
    const own = placebo(redraw.assigned, redraw.influence);
    if (own === null) continue;
    redraw.weight += own.weight;
    redraw.value += own.weight * own.value;
  }
}

/** Fifths by propensity; without propensities by segment and size. */
function strataOf(members: readonly MeasuredMember[]): number[] {
  if (members.some(({ member }) => member.propensity === null)) {
    const cells = [...groupBy(members, ({ member }) => `${member.segment}/${member.sizeTercile}`).keys()];
    return members.map(({ member }) => cells.indexOf(`${member.segment}/${member.sizeTercile}`));
  }
  const sorted = members.map(({ member }) => member.propensity!).sort((a, b) => a - b);
  const cuts = Array.from({ length: STRATA - 1 }, (_, k) => sorted[Math.floor((sorted.length * (k + 1)) / STRATA)]);
  return members.map(({ member }) => cuts.filter((cut) => member.propensity! >= cut).length);
}
