import type { Assignment } from '../inference/assignments';
import { differenceWithinStrata } from '../inference/comparisons';
import { type RandomisationResult, randomisationInference } from '../inference/randomisation';
import { LEVEL, mainWindow } from './mainEffect';
import type { MeasuredMember, MeasuredStack } from './types';

/** A draw that split the approved swaps of a rotation in two waves. */
export interface LotteryFacts {
  rotationId: string;
  /** The swaps that were in the draw, with their accounts; first wave or not, and the stratum each was drawn in. */
  units: { accountIds: readonly number[]; first: boolean; stratum: number }[];
  /** Other outcomes of the same draw: 1 = first wave, one number a unit. */
  redraws: { assignments: Assignment[]; complete: boolean };
}

export interface LotteryEffect extends RandomisationResult {
  swaps: { first: number; second: number };
  /** Accounts with revenue before, by wave; swaps that have none weigh nothing. */
  accounts: { first: number; second: number };
  /** Of the first wave, minor units a quarter. */
  baselineCents: number;
  /** Complete quarters before the second wave. */
  quarters: number;
}

/**
 * Intention to treat: the swaps that the draw put first against those it put second, whatever became of them since, over
 * the quarters before the second wave. p and interval redraw from the recorded set (randomisation inference); nothing is
 * assumed but that the lot was drawn.
 * @param stack of the first wave
 * @returns null without a complete quarter, or when a wave has no revenue to compare
 */
export function lotteryEffect(measured: MeasuredStack, lottery: LotteryFacts, asOf: number): LotteryEffect | null {
  const quarters = mainWindow(measured, asOf);
  if (quarters.length === 0) return null;
  const byId = new Map(measured.members.map((m) => [m.member.accountId, m]));
  const units = lottery.units.map((unit) => ({
    ...unit,
    accounts: unit.accountIds.flatMap((id) => byId.get(id) ?? []),
  }));
  const baselines = units.map(({ accounts }) => accounts.reduce((sum, m) => sum + m.baselineCents, 0));
  const outcomes = units.map(({ accounts }, u) => (baselines[u] > 0 ? meanRatio(accounts, quarters, baselines[u]) : 0));
  const assigned = Uint8Array.from(units, ({ first }) => (first ? 1 : 0));
  // A unit without revenue before weighs nothing, but stays in the draw.
  const compare = differenceWithinStrata(
    units.map(({ stratum }) => stratum),
    baselines,
  );
  if (Number.isNaN(compare(outcomes, assigned))) return null;
  const usable = lottery.redraws.assignments.filter((own) => !Number.isNaN(compare(outcomes, own)));
  const redraws = { ...lottery.redraws, assignments: usable };
  const first = units.filter((unit) => unit.first).length;
  const accountsOf = (wave: boolean): number =>
    units.reduce((sum, unit, u) => sum + (unit.first === wave && baselines[u] > 0 ? unit.accounts.length : 0), 0);
  return {
    ...randomisationInference(outcomes, assigned, redraws, LEVEL, compare),
    swaps: { first, second: units.length - first },
    accounts: { first: accountsOf(true), second: accountsOf(false) },
    quarters: quarters.length,
    baselineCents: Math.round(baselines.reduce((sum, cents, u) => sum + (units[u].first ? cents : 0), 0)),
  };
}

function meanRatio(accounts: readonly MeasuredMember[], quarters: readonly number[], baseline: number): number {
  const cents = accounts.reduce(
    (sum, m) => sum + quarters.reduce((own, quarter) => own + m.ratio(quarter) * m.baselineCents, 0),
    0,
  );
  return cents / quarters.length / baseline;
}
