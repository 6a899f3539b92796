import { formatMoney } from '../shared/money';

/** Revenue that earlier imports brought for the months of these files and these files lack. Minor units. */
export interface MissingRevenue {
  rows: number;
  cents: number;
  /** Account and month of the largest. */
  examples: readonly string[];
  /** A person said that the files are complete: it is taken out. */
  takenOut: boolean;
}

/** What is to say about it; none when nothing is missing. */
export function missingSentences({ rows, cents, examples, takenOut }: MissingRevenue, currency: string): string[] {
  if (rows === 0) return [];
  const sum = formatMoney(cents, currency, 'en-US', true);
  const what = `${rows === 1 ? '1 amount' : `${rows.toLocaleString('en-US')} amounts`} (together ${sum}) of earlier imports ${rows === 1 ? 'lies' : 'lie'} in the months of these files and ${rows === 1 ? 'is' : 'are'} not in them, for example ${examples.join('; ')}.`;
  return [
    takenOut
      ? `${what} As these files are complete, ${rows === 1 ? 'it is' : 'they are'} taken out.`
      : `${what} ${rows === 1 ? 'It stays' : 'They stay'}. A deal that was deleted, reopened or moved to another month since counts twice or wrongly; if these files are complete for their months, say so where their columns are corrected (or with "complete": true in the mapping file), and ${rows === 1 ? 'it is' : 'they are'} taken out.`,
  ];
}
