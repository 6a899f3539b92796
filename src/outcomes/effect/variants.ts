import type { Measure } from './cells';
import { byLikeness } from './leadComparison';
import { type MainEffect, mainEffect } from './mainEffect';
import { withCovariates } from './measure';
import type { Variant } from './report';
import type { Rows } from './rows';
import type { MeasuredMember, MeasuredStack } from './types';

const MAJOR = 100;
const one = (): number => 1;
const centsOf = (member: MeasuredMember, quarter: number): number => member.ratio(quarter) * member.baselineCents;

/** The same comparison, measured otherwise: what an effect must survive to be believed. */
const MEASURES: [Variant['name'], Variant['unit'], Measure][] = [
  ['plain', 'share', { outcome: (member, quarter) => member.ratio(quarter), adjusted: false }],
  [
    'asinh',
    'logPoints',
    {
      outcome: (m, quarter) => Math.asinh(centsOf(m, quarter) / MAJOR) - Math.asinh(m.baselineCents / MAJOR),
      sizeOf: one,
    },
  ],
  ['money', 'centsPerAccount', { outcome: (m, quarter) => centsOf(m, quarter) - m.baselineCents, sizeOf: one }],
];

/**
 * plain: the weights alone, without adjusting. asinh: accounts count equally, about logarithms. money: accounts count
 * equally, minor units a quarter. withoutSwappingReps: without controls whose rep took part in a swap. allCandidates:
 * every candidate that stayed, weighted by segment and size, as if the planner's chances were not known; surer where
 * they leave few to compare with, right only if growth, course, size, segment and the best year tell all that the planner
 * saw. byChances: by the planner's chances where likeness leads although they are known.
 * @param known the same stacks before it was decided how they are compared
 */
export function variantsOf(
  stacks: readonly MeasuredStack[],
  asOf: number,
  rows: Rows,
  known: readonly MeasuredStack[] = stacks,
): Variant[] {
  const measured = MEASURES.map(([name, unit, measure]) =>
    variant(name, unit, mainEffect(stacks, asOf, measure, rows)),
  );
  const apart = mainEffect(stacks.map(withoutSwappingReps), asOf);
  return [
    ...measured,
    variant('withoutSwappingReps', 'share', apart),
    ...(stacks.some(knowsChances) ? [variant('allCandidates', 'share', mainEffect(stacks.map(byLikeness), asOf))] : []),
    ...(known.some((own, i) => setsAside(own, stacks[i]))
      ? [variant('byChances', 'share', mainEffect(known, asOf))]
      : []),
  ];
}

/** Whether a stack's chances are known but it is compared by likeness. */
export function setsAside(known: MeasuredStack, compared: MeasuredStack): boolean {
  return knowsChances(known) && !knowsChances(compared);
}

function knowsChances({ members }: MeasuredStack): boolean {
  return members.some(({ member }) => member.propensity !== null);
}

function variant(name: Variant['name'], unit: Variant['unit'], effect: MainEffect | null): Variant {
  return { name, unit, figures: effect && { value: effect.pooled.value, interval: effect.interval } };
}

function withoutSwappingReps(measured: MeasuredStack): MeasuredStack {
  const reps = new Set(measured.members.flatMap(({ moved, member }) => (moved ? member.repIds : [])));
  const members = measured.members.filter(({ moved, member }) => moved || !member.repIds.some((rep) => reps.has(rep)));
  return { ...measured, members: withCovariates(members) };
}
