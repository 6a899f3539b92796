import type { PlanningInput, PlanningRep } from '../types';
import { averageFit } from '../worth/averageFit';
import { captureByOwner } from '../worth/worth';
import { type Excluded, excludedOn } from './exclusions';
import { type RepLimits, repLimits } from './limits';
import { maxSwapsOf } from './maxSwaps';
import { type AllStanding, standingOf } from './standing';
import { teamQuestion } from './teams';
import { type Unit, unitsOf } from './units';
import { PLAIN_WORDS, type Words } from './words';

/** The input made ready for planning: reps and units in a fixed order, limits as whole numbers. */
export interface Problem {
  input: PlanningInput;
  /** By id; everything else speaks of reps by their index here. */
  reps: PlanningRep[];
  units: Unit[];
  /** What each rep's limits are; `standing` is what of them is used before anything is chosen. */
  limits: RepLimits[];
  standing: AllStanding;
  excluded: Excluded;
  sameTeam(a: number, b: number): boolean;
  /** f̄ */
  averageFit: number;
  /** ĉ of every account of every unit. */
  captures: number[][];
  maxSwaps: number;
  maxSwapsPerRep: number;
  /** How sentences name reps and accounts and write money. */
  words: Words;
}

/**
 * Makes a problem of an input; the order of the input's rows makes no difference. `words` are for whoever reads the
 * sentences of the rules.
 * @throws ProductError planning.invalidInput for unfit groups, planning.unknownLeg for a pinned swap of unknown accounts
 */
export function problemOf(input: PlanningInput, words: Words = PLAIN_WORDS): Problem {
  const reps = [...input.reps].sort((a, b) => a.id - b.id);
  const repIndex = new Map(reps.map((rep, index) => [rep.id, index]));
  const units = unitsOf(input, repIndex);
  const meanFit = input.averageFit ?? averageFit(input.accounts, reps, input.plan.compatibility);
  return {
    input,
    reps,
    units,
    limits: repLimits(input, reps),
    standing: standingOf(input, reps, units),
    excluded: excludedOn(input),
    sameTeam: teamQuestion(reps, input.plan.crossTeam),
    averageFit: meanFit,
    captures: units.map(({ accounts, owner }) =>
      accounts.map((account) => captureByOwner(account, reps[owner], input.beliefs, meanFit)),
    ),
    maxSwaps: maxSwapsOf(input.plan, reps),
    maxSwapsPerRep: input.plan.maxSwapsPerRep,
    words,
  };
}
