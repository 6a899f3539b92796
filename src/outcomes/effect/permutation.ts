import { groupBy } from '../../shared/groupBy';
import { seededRandom } from '../../shared/random';
import { permutationTest } from '../inference/permutationTest';
import { comparable } from './comparisonWeights';
import { dot, leastSquares } from './leastSquares';
import { LEVEL, mainWindow } from './mainEffect';
import { countsIn } from './measure';
import type { MeasuredMember, MeasuredStack } from './types';

const DRAWS = 999;
/** Accounts of one stratum were about equally likely to move. */
const STRATA = 5;

/**
 * Placebo permutation: who moved is drawn anew 999 times among accounts that were about as likely to move, and the
 * comparison made again, after what was known before is taken out (Freedman & Lane 1983, J. Business & Economic
 * Statistics 1). A p-value for "the exchanges did nothing to anybody"; it needs no model of errors.
 * @returns null when fewer than 20 different choices were possible
 */
export function permutationP(stacks: readonly MeasuredStack[], asOf: number, seed: number): number | null {
  const outcomes: number[] = [];
  const weights: number[] = [];
  const strata: number[] = [];
  const moved: number[] = [];
  stacks.forEach((stack, s) => {
    const quarters = mainWindow(stack, asOf);
    if (quarters.length === 0) return;
    const { members } = comparable(stack.members, quarters[0]);
    const rests = restsOf(members, quarters);
    members.forEach((member, i) => {
      outcomes.push(rests[i]);
      weights.push(member.baselineCents);
      moved.push(member.moved ? 1 : 0);
    });
    strata.push(...strataOf(members).map((stratum) => s * members.length * STRATA + stratum));
  });
  if (!moved.includes(1) || !moved.includes(0)) return null;
  const comparison = { outcomes, weights, assigned: Uint8Array.from(moved), strata };
  return permutationTest(comparison, DRAWS, LEVEL, seededRandom(seed).fork('permutation'));
}

/** Mean ratio over the quarters that count, without what growth, course, size and segment explain. */
function restsOf(members: readonly MeasuredMember[], quarters: readonly number[]): number[] {
  const outcomes = Float64Array.from(members, (m) => {
    const own = quarters.filter((quarter) => countsIn(m, quarter));
    return own.reduce((sum, quarter) => sum + m.ratio(quarter), 0) / own.length;
  });
  const rows = members.map(({ covariates }) => covariates);
  const coefficients = leastSquares(
    rows,
    members.map((m) => m.baselineCents),
  ).coefficients(outcomes);
  return rows.map((row, i) => outcomes[i] - dot(row, coefficients));
}

/** Fifths by propensity; without propensities by segment and size. */
function strataOf(members: readonly MeasuredMember[]): number[] {
  const cells = [...groupBy(members, ({ member }) => `${member.segment}/${member.sizeTercile}`).keys()];
  if (members.some(({ member }) => member.propensity === null)) {
    return members.map(({ member }) => cells.indexOf(`${member.segment}/${member.sizeTercile}`));
  }
  const sorted = members.map(({ member }) => member.propensity!).sort((a, b) => a - b);
  const cuts = Array.from({ length: STRATA - 1 }, (_, k) => sorted[Math.floor((sorted.length * (k + 1)) / STRATA)]);
  return members.map(({ member }) => cuts.filter((cut) => member.propensity! >= cut).length);
}
