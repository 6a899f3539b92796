import { groupBy } from '../../shared/groupBy';
import { seededRandom } from '../../shared/random';
import { waysWithinStrata } from '../inference/assignments';
import { type ChanceDraw, chanceDraw } from '../inference/conditionalBernoulli';
import { comparable } from './comparisonWeights';
import { LEAST_ASSIGNMENTS, mainWindow } from './mainEffect';
import { type PlaceboComparison, placeboComparison } from './placeboComparison';
import { stretchesOf } from './stretches';
import type { MeasuredMember, MeasuredStack } from './types';

const DRAWS = 199;
/** So many draws as large as the real one are enough to tell how rare they are. */
const ENOUGH = 20;
/** Accounts of one stratum were about equally likely to move. */
const STRATA = 5;
const ROUNDING = 1e-9;

/**
 * Placebo permutation: who moved is drawn anew 199 times within strata of about equal chances, each account with the
 * chance that the planner gave it (Rosenbaum 1984, JASA 79; without chances all alike), and the estimate itself is made
 * again, divided by its own error: so divided, the test also holds where effects differ between accounts (Chung & Romano
 * 2013, Annals of Statistics 41). A p-value for "the exchanges did nothing"; the real choice is counted (Phipson & Smyth
 * 2010), and drawing ends early where many are as large (Besag & Clifford 1991, Biometrika 78).
 * @returns null when fewer than 20 different choices were possible
 */
export function permutationP(stacks: readonly MeasuredStack[], asOf: number, seed: number): number | null {
  const accounts = new Map<number, number>();
  for (const { members } of stacks) {
    for (const { member } of members) {
      if (!accounts.has(member.accountId)) accounts.set(member.accountId, accounts.size);
    }
  }
  const redraws = stacks.flatMap((stack) => redrawOf(stack, mainWindow(stack, asOf), accounts) ?? []);
  const ways = redraws.reduce((product, own) => Math.min(Number.MAX_SAFE_INTEGER, product * own.ways), 1);
  if (redraws.length === 0 || ways < LEAST_ASSIGNMENTS) return null;
  const influence = new Float64Array(accounts.size);
  const real = statistic(redraws, influence);
  if (real === null) return null;
  const random = seededRandom(seed).fork('permutation');
  let [asLarge, made] = [0, 0];
  for (let draw = 0; draw < DRAWS; draw++) {
    for (const { draws, assigned } of redraws) for (const own of draws) own.into(assigned, random);
    const drawn = statistic(redraws, influence);
    if (drawn === null) continue;
    made++;
    if (Math.abs(drawn) >= Math.abs(real) * (1 - ROUNDING)) asLarge++;
    if (asLarge === ENOUGH) return asLarge / made;
  }
  return (asLarge + 1) / (made + 1);
}

/** One rotation with who moved in it; drawn anew in place. */
interface Redraw {
  assigned: Uint8Array;
  draws: ChanceDraw[];
  ways: number;
  placebos: PlaceboComparison[];
}

function redrawOf(measured: MeasuredStack, quarters: number[], accounts: ReadonlyMap<number, number>): Redraw | null {
  if (quarters.length === 0) return null;
  // Whoever could be compared at the beginning could have been chosen.
  const { members } = comparable(measured.members, quarters[0]);
  const assigned = Uint8Array.from(members, ({ moved }) => (moved ? 1 : 0));
  const strata = strataOf(members);
  const draws = [...groupBy(members.keys(), (place) => strata[place]).values()].map((places) =>
    chanceDraw(
      places,
      places.map((place) => members[place].member.propensity ?? 0.5),
      places.reduce((sum, place) => sum + assigned[place], 0),
    ),
  );
  const placebos = stretchesOf(measured.members, quarters).map((stretch) =>
    placeboComparison(members, stretch, accounts),
  );
  return { assigned, draws, ways: waysWithinStrata(assigned, strata), placebos };
}

/** The pooled effect over its error for who is assigned now; null when it cannot be made. */
function statistic(redraws: readonly Redraw[], influence: Float64Array): number | null {
  influence.fill(0);
  let [weight, value] = [0, 0];
  for (const { assigned, placebos } of redraws) {
    for (const compare of placebos) {
      const own = compare(assigned, influence);
      if (own === null) continue;
      weight += own.weight;
      value += own.weight * own.value;
    }
  }
  let squares = 0;
  for (let i = 0; i < influence.length; i++) squares += influence[i] * influence[i];
  return squares > 0 && weight > 0 ? value / Math.sqrt(squares) : null;
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
