import type { EffectReport, Variant } from '../../outcomes/effect/report';
import { type Manner, signedMoney, signedShare } from '../../shared/wording';

const NAMES: Record<Variant['name'], string> = {
  plain: 'Not adjusted for growth and size',
  asinh: 'Every account counts alike, in proportion',
  money: 'Every account counts alike, in plain money',
  withoutSwappingReps: 'Without candidates whose reps swapped others',
  allCandidates: 'Against all candidates that stayed, not by the planner’s chances',
  byChances: 'By the planner’s chances, although they were set aside',
};

export interface VariantRow {
  name: string;
  /** Null = cannot be measured so. */
  effect: string | null;
  /** 'x to y'; null = no interval. */
  range: string | null;
}

/** The effect measured as on the page, then otherwise: what it must survive to be believed. */
export function variantRows(
  { pooled, variants }: Pick<EffectReport, 'pooled' | 'variants'>,
  manner: Manner,
): VariantRow[] {
  if (pooled === null) return [];
  const main = { value: pooled.share, interval: pooled.interval };
  return [
    rowOf('As above', 'share', main, manner),
    ...variants.map(({ name, unit, figures }) => rowOf(NAMES[name], unit, figures, manner)),
  ];
}

function rowOf(name: string, unit: Variant['unit'], figures: Variant['figures'], manner: Manner): VariantRow {
  if (figures === null) return { name, effect: null, range: null };
  const write = (value: number): string => written(value, unit, manner);
  const { value, interval } = figures;
  // Never an effect without its interval.
  if (interval === null) return { name, effect: null, range: null };
  return { name, effect: UNITS[unit](write(value)), range: `${write(interval.low)} to ${write(interval.high)}` };
}

const UNITS: Record<Variant['unit'], (figure: string) => string> = {
  share: (figure) => `${figure} of before`,
  logPoints: (figure) => `about ${figure} an account`,
  centsPerAccount: (figure) => `${figure} an account a quarter`,
};

/** Log points are close to percent as long as they are small. */
function written(value: number, unit: Variant['unit'], manner: Manner): string {
  return unit === 'centsPerAccount' ? signedMoney(Math.round(value), manner) : signedShare(value, manner.locale);
}
