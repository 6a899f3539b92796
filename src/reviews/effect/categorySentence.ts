import type { EffectFigures } from '../../outcomes/effect/pooledFigures';

/** Why there is no range for revenue in some categories: what stands in its place. */
export function categoryWithoutRange({ share }: Pick<EffectFigures, 'share'>): string {
  // What adjusting leaves of nothing is not exactly nothing.
  return Math.abs(share) < 1e-9
    ? 'nothing was bought in them, by accounts exchanged or by those that stayed'
    : 'too little to tell it from chance';
}
