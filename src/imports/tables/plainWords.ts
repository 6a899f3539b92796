const LONGEST = 200;

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', œ: 'oe' };

/**
 * A column name as words to compare: without accents, case, punctuation and what stands in brackets; 'annualRevenue' and
 * 'Annual_Revenue (EUR)' both give 'annual revenue'. Salesforce's ending of custom fields, __c, falls away.
 */
export function plainWords(text: string): string {
  // No column name is longer; what is would keep the search for brackets busy for hours.
  return text
    .slice(0, LONGEST)
    .replace(/__c$/i, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(?!^)[([{][^)\]}]*[)\]}]?\s*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæøłœ]/g, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same without spaces: 'CloseDate', 'CLOSEDATE' and 'Close Date' are one name. */
export function packed(text: string): string {
  return plainWords(text).replaceAll(' ', '');
}

/** Like `packed`, with what stands in brackets: 'Amount (converted)' is not 'Amount'. */
export function packedWhole(text: string): string {
  return packed(text.replace(/[()[\]{}]/g, ' '));
}
