import type { RevenueLookup } from '../accountChange';
import type { MoveFacts } from '../effect/buildStacks';
import { centsOf, figuresOf } from '../effect/figures';
import { LEAST_ASSIGNMENTS, LEVEL, type MainEffect, mainEffect, mainWindow } from '../effect/mainEffect';
import type { EffectFigures } from '../effect/pooledFigures';
import type { MeasuredStack } from '../effect/types';
import type { Interval } from '../inference/interval';
import { studentQuantile } from '../inference/studentT';
import { buildCoachingStacks, type CoachingStack, laterMoves } from './buildStacks';
import { measureCoaching } from './measure';
import { otherBooks } from './otherBooks';
import type { AnalysedCompany, CoachedPlan, CoachingEffect } from './types';

/** Fewer books than this do not tell how far books differ by themselves. */
const LEAST_BOOKS = 5;

export interface CoachingInput {
  plans: readonly CoachedPlan[];
  moves: readonly MoveFacts[];
  companyOf: (analysisId: string) => AnalysedCompany;
  revenue: RevenueLookup;
  fiscalYearStartMonth: number;
  /** Quarter index of the last complete quarter. */
  asOf: number;
}

interface Part {
  stack: CoachingStack;
  measured: MeasuredStack;
  quarters: number[];
  /** Effects that would have been seen on books that were not coached. */
  books: number[];
}

/**
 * What coaching did to the accounts of the plans, a quarter, against accounts whose reps were not coached: the same
 * estimate as of exchanges, one stack a start quarter, pooled by baseline. The interval is the wider of that estimate's
 * own and of one from how far other books scatter.
 * @returns null while there is no complete quarter after any start, or nobody to compare with
 */
export function coachingEffect(input: CoachingInput): CoachingEffect | null {
  const { asOf, companyOf, revenue, fiscalYearStartMonth } = input;
  const stacks = buildCoachingStacks(input.plans, input.moves, companyOf, fiscalYearStartMonth);
  const parts = stacks.map((stack): Part => {
    const company = companyOf(stack.analysisId);
    const measured = measureCoaching(stack, revenue, company.repEffects);
    const quarters = mainWindow(measured, asOf);
    return { stack, measured, quarters, books: otherBooks(measured, quarters, company.repEffects) };
  });
  const all = figuresFor(parts, asOf);
  if (all === null) return null;
  const begun = parts.filter(({ quarters }) => quarters.length > 0);
  const plans = begun.flatMap(({ stack }) => stack.plans);
  return {
    ...all.figures,
    plans: plans.length,
    reps: new Set(plans.map(({ repId }) => repId)).size,
    quarters: Math.max(...begun.map(({ quarters }) => quarters.length)),
    totalCents: all.effect.pooled.totalCents,
    otherBooks: all.otherBooks,
    byStart: parts.map((part) => ({
      quarter: part.stack.effectiveQuarter,
      plans: part.stack.plans.length,
      quarters: part.quarters.length,
      figures: figuresFor([part], asOf)?.figures ?? null,
    })),
    later: laterMoves(stacks, input.moves, fiscalYearStartMonth),
  };
}

function figuresFor(
  parts: readonly Part[],
  asOf: number,
): { effect: MainEffect; figures: EffectFigures; otherBooks: number } | null {
  const effect = mainEffect(
    parts.map(({ measured }) => measured),
    asOf,
  );
  if (effect === null) return null;
  const figures = figuresOf(effect);
  const interval = widest(effect, byBooks(effect.pooled.value, parts));
  return {
    effect,
    figures: { ...figures, interval, intervalCents: interval && centsOf(interval, figures.baselineCents) },
    otherBooks: parts.reduce((sum, { books }) => sum + books.length, 0),
  };
}

/** Null where either says nothing: an effect whose uncertainty is known by half has no interval. */
function widest({ interval, pooled }: MainEffect, byBooks: Interval | null): Interval | null {
  if (interval === null || byBooks === null) return null;
  return interval.high - pooled.value > byBooks.high - pooled.value ? interval : byBooks;
}

/**
 * From the spread of the books that were pretended to be coached: sd × √Σ share², share of each coached rep in the
 * baseline, Student's t with books − 1 degrees of freedom; the quarters' sets of books are averaged by their shares.
 * @returns null below five books, or with fewer than twenty ways to have chosen the coached reps
 */
function byBooks(value: number, parts: readonly Part[]): Interval | null {
  const coached = parts.map(({ measured, quarters }) => sharesOf(measured, quarters.length));
  const total = coached.flatMap((shares) => [...shares.values()]).reduce((sum, cents) => sum + cents, 0);
  let variance = 0;
  let df = Number.POSITIVE_INFINITY;
  let ways = 1;
  parts.forEach(({ books }, at) => {
    const own = [...coached[at].values()];
    if (own.length === 0) return;
    if (books.length < LEAST_BOOKS) {
      df = 0;
      return;
    }
    const mean = books.reduce((sum, one) => sum + one, 0) / books.length;
    const spread = books.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (books.length - 1);
    variance += spread * own.reduce((sum, cents) => sum + (cents / total) ** 2, 0);
    df = Math.min(df, books.length - 1);
    ways *= choices(books.length + own.length, own.length);
  });
  if (df === 0 || !Number.isFinite(df) || ways < LEAST_ASSIGNMENTS) return null;
  const half = studentQuantile((1 + LEVEL) / 2, df) * Math.sqrt(variance);
  return { low: value - half, high: value + half };
}

/** Baseline of each coached rep times the quarters of the window: what it weighs in the pooled effect. */
function sharesOf({ members }: MeasuredStack, quarters: number): Map<number, number> {
  const shares = new Map<number, number>();
  if (quarters === 0) return shares;
  for (const { moved, member, baselineCents } of members) {
    const [repId] = member.repIds;
    if (moved) shares.set(repId, (shares.get(repId) ?? 0) + baselineCents * quarters);
  }
  return shares;
}

/** n over k, at most a million. */
function choices(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k && ways < 1e6; i++) ways = (ways * (n - i + 1)) / i;
  return ways;
}
