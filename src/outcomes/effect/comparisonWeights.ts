import { groupBySorted } from '../../shared/groupBy';
import { effectiveSize } from './effectiveSize';
import { countsIn } from './measure';
import { couldBeCompared, NEARLY_CERTAIN } from './overlap';
import type { MeasuredMember } from './types';

/** How the controls of a stack are made comparable with the moved accounts. */
export type WeightedBy = 'propensity' | 'segmentAndSize';

/** Members that can be compared, with the weight of each; weights are money (minor units a quarter). */
export interface Comparable {
  by: WeightedBy;
  members: MeasuredMember[];
  weights: Float64Array;
  overlap: Overlap;
}

/** How far moved accounts and controls are alike; accounts and their baseline in minor units a quarter. */
export interface Overlap {
  moved: number;
  controls: number;
  /** Moved accounts that no control was like, and their baseline: they are in no estimate. */
  movedLeftOut: number;
  movedLeftOutCents: number;
  /** Controls that could not have moved. */
  controlsLeftOut: number;
  /** (Σw)² / Σw² of the controls: how many equal ones they amount to. */
  effectiveControls: number;
}

/**
 * Weights moved accounts by their baseline, and controls so that they stand for the moved ones: baseline × p/(1 − p)
 * with the planner's own propensity p (effect on the treated: Hirano, Imbens & Ridder 2003, Econometrica 71; an
 * algorithm's choice as experiment: Narita & Yata 2021). Who could not move, or was practically certain to, has nobody
 * to be compared with and is left out. Without propensities: so that every segment and size has the same share; whom a
 * manager called up by hand is left out then on both sides, since nobody is like them in what the manager knew.
 * In quarters after a later rotation those who stayed stand also for those who left by chance (inverse probability of
 * censoring: Robins & Finkelstein 2000, Biometrics 56).
 * @param sizeOf what an account counts with, above 0
 */
export function comparable(
  all: readonly MeasuredMember[],
  quarter: number,
  sizeOf: (member: MeasuredMember) => number = baselineOf,
): Comparable {
  const by = all.every(({ member }) => member.propensity !== null) ? 'propensity' : 'segmentAndSize';
  const members = all.filter((m) => countsIn(m, quarter) && (by === 'propensity' || !m.member.byHand));
  const factors = by === 'propensity' ? members.map(oddsOf) : shareFactors(members, sizeOf);
  const kept: MeasuredMember[] = [];
  const weights: number[] = [];
  const overlap = { moved: 0, controls: 0, movedLeftOut: 0, movedLeftOutCents: 0, controlsLeftOut: 0 };
  members.forEach((member, i) => {
    if (factors[i] > 0) {
      kept.push(member);
      weights.push(factors[i] * stayFactor(member, quarter) * sizeOf(member));
      overlap[member.moved ? 'moved' : 'controls']++;
    } else {
      overlap[member.moved ? 'movedLeftOut' : 'controlsLeftOut']++;
      if (member.moved) overlap.movedLeftOutCents += member.baselineCents;
    }
  });
  overlap.movedLeftOutCents = Math.round(overlap.movedLeftOutCents);
  const effectiveControls = effectiveSize(weights.filter((_, i) => !kept[i].moved));
  return { by, members: kept, weights: Float64Array.from(weights), overlap: { ...overlap, effectiveControls } };
}

/** By default an account counts with the money it brought before. */
const baselineOf = (member: MeasuredMember): number => member.baselineCents;

function oddsOf({ moved, member }: MeasuredMember): number {
  if (!couldBeCompared(member)) return 0;
  const p = member.propensity!;
  return moved ? 1 : p / (1 - p);
}

/** 1 / P(still in the comparison); a chance of practically 1 to leave says nothing and counts as none. */
export function stayFactor({ member }: MeasuredMember, quarter: number): number {
  let factor = 1;
  for (const chance of member.laterChances) {
    if (chance.quarter <= quarter && chance.propensity <= NEARLY_CERTAIN) factor /= 1 - chance.propensity;
  }
  return factor;
}

function shareFactors(members: readonly MeasuredMember[], sizeOf: (member: MeasuredMember) => number): number[] {
  const cellOf = ({ member }: MeasuredMember): string => `${member.segment}/${member.sizeTercile}`;
  const sum = (list: readonly MeasuredMember[], moved: boolean): number =>
    list.reduce((total, m) => total + (m.moved === moved ? sizeOf(m) : 0), 0);
  const ratios = new Map<string, number>();
  for (const [cell, own] of groupBySorted(members, cellOf)) {
    const controls = sum(own, false);
    ratios.set(cell, controls > 0 ? sum(own, true) / controls : 0);
  }
  return members.map((m) => (m.moved ? (ratios.get(cellOf(m))! > 0 ? 1 : 0) : ratios.get(cellOf(m))!));
}
