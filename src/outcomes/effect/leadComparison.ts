import { comparable } from './comparisonWeights';
import { covariatesOf } from './covariates';
import { couldBeCompared } from './overlap';
import type { MeasuredMember, MeasuredStack } from './types';

/** Controls by chances that amount to fewer equal ones leave an estimate that strays by more than effects are large. */
const ENOUGH_CONTROLS = 20;
/** Chances that are further from what came of them than one in ten are by accident are not the chances there were. */
const BORNE_OUT = 1.645;

/**
 * The stack as it is compared: by the planner's chances where they were borne out and leave enough to compare with, else
 * against all candidates that stayed, by likeness. Decided by who moved and what was known before, never by what came
 * after. A planner that takes the best makes chances sharper than its variations say: those at 60 % all move, those at
 * 40 % all stay, and weights by them compare too few that are too unlike.
 */
export function asCompared(measured: MeasuredStack): MeasuredStack {
  const { members, stack } = measured;
  if (members.some(({ member }) => member.propensity === null)) return measured;
  const { overlap } = comparable(members, stack.effectiveQuarter);
  if (overlap.effectiveControls >= ENOUGH_CONTROLS && borneOut(members)) return measured;
  return byLikeness(measured);
}

/** As if the planner's chances were not known. */
export function byLikeness(measured: MeasuredStack): MeasuredStack {
  const covariates = covariatesOf(measured.members, () => true);
  const members = measured.members.map((m, i) => ({
    ...m,
    member: { ...m.member, propensity: null },
    covariates: covariates[i],
  }));
  return { ...measured, members };
}

/**
 * Whether as many moved as the chances say, and as sharply: the calibration in the large (Cox 1958) and the squared
 * errors (Spiegelhalter 1986, Statistics in Medicine 5, 421–433), each over its own error.
 */
function borneOut(members: readonly MeasuredMember[]): boolean {
  let [off, variance, sharpness, sharpnessVariance] = [0, 0, 0, 0];
  for (const { moved, member } of members) {
    if (!couldBeCompared(member)) continue;
    const p = member.propensity!;
    const own = p * (1 - p);
    const rest = (moved ? 1 : 0) - p;
    off += rest;
    variance += own;
    sharpness += rest * rest - own;
    sharpnessVariance += (1 - 2 * p) ** 2 * own;
  }
  const within = (sum: number, v: number): boolean => Math.abs(sum) <= BORNE_OUT * Math.sqrt(v);
  return within(off, variance) && within(sharpness, sharpnessVariance);
}
