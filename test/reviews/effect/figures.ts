/** The company whose amounts are told. */
export const dollars = { currency: 'USD', locale: 'en-US' };

/** A sentence with plain spaces in place of those that do not break. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** A thousand dollars in minor units. */
export const K = 100_000;

/** What an effect has that is clear, one that is clear and a loss, and one whose range is not known. */
export const clear = { p: 0.02, intervalCents: { low: K, high: 7 * K } };
export const clearLoss = { p: 0.02, centsPerQuarter: -4 * K, intervalCents: { low: -7 * K, high: -K } };
export const noRange = { interval: null, intervalCents: null };
