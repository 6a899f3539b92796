import type { PowerFigures } from '../../outcomes/effect/report';
import { counted, type Manner, money, signedShare } from '../../shared/wording';

/**
 * What a rotation of this size could show at all, in sentences.
 * @param expectedCents what the plan expects a quarter, minor units; null = no plan yet
 */
export function powerSentences(
  power: PowerFigures | null,
  manner: Manner,
  expectedCents: number | null = null,
): string[] {
  if (power === null || power.detectableCents === null || power.detectableShare === null) {
    return [
      'What a comparison could show cannot be said yet: it takes accounts that stood still a year ago, with the year after and two years before.',
    ];
  }
  const expected = expectedCents === null ? '' : ` of ${money(expectedCents, manner)} a quarter`;
  const found =
    `After a year an effect of at least ${money(power.detectableCents, manner)} a quarter could be told from chance, ` +
    `${signedShare(power.detectableShare, manner.locale).replace('+', '')} of what the accounts brought before; a smaller one would be missed more often than one time in five.`;
  const pooled =
    power.rotationsToPool === null
      ? `What the plan expects${expected} is too little to be told from chance even with forty such rotations taken together.`
      : power.rotationsToPool === 1
        ? `What the plan expects${expected} can be found with this rotation alone.`
        : `To find what the plan expects${expected}, ${counted(power.rotationsToPool, 'rotation')} like this one must be taken together.`;
  return [found, pooled];
}
