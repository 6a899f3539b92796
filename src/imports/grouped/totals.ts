import { visible } from '../cellText';

const TOTAL = /^(grand |sub|over)?(totals?|summe|gesamt\w*|zwischensumme|sum|totaux|sous-total|total general|suma)\b/i;
const OF_GROUP = /\s(totals?|sub-?total|sum|summe|gesamt|ergebnis)$/i;

/** Whether a line of a table is a total by its first words: 'Total', 'Summe'. */
export const saysTotal = (first: string): boolean => TOTAL.test(first);

/** The same with totals of groups, which a report calls after them: 'Acme Total'. @param cells as written */
export function isTotal(cells: readonly string[]): boolean {
  const first = visible((cells.find((cell) => cell.trim() !== '') ?? '').trim());
  return saysTotal(first) || OF_GROUP.test(first);
}
