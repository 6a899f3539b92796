import type { AccountId } from '../../accounts/types';
import type { Db } from '../database';
import { wordsOf } from '../dialect/letters';
import { keptWithData } from '../kept';

/** Names and ids of all accounts as one text, in which a word is found many times faster than row by row. */
interface NameText {
  /** A line for each account: name, tab, external id; lower case, other white space as blanks. */
  text: string;
  /** Of each line: the account, and where the line ends. */
  ids: AccountId[];
  ends: number[];
}

/**
 * Accounts that a search finds, in the order of their ids: every word occurs in the name or is the beginning of the
 * external id, whatever its case, in every script. The names are read once for each version of the data.
 * @returns null when nothing is asked: every account fits
 */
export async function accountsNamed(db: Db, asked: string | undefined): Promise<AccountId[] | null> {
  const words = wordsOf(asked);
  if (words.length === 0) return null;
  // The longest word is the rarest: the others are looked for in its lines alone.
  const [rarest, ...others] = words.sort((one, other) => other.length - one.length);
  const { text, ids, ends } = await keptWithData(db, 'names of accounts', nameText);
  const found: AccountId[] = [];
  let line = 0;
  for (let at = text.indexOf(rarest); at !== -1; ) {
    while (ends[line] <= at) line++;
    const start = line === 0 ? 0 : ends[line - 1] + 1;
    const whole = text.slice(start, ends[line]);
    if ([rarest, ...others].every((word) => names(whole, word))) found.push(ids[line]);
    at = text.indexOf(rarest, ends[line]);
  }
  return found;
}

function names(line: string, word: string): boolean {
  const tab = line.indexOf('\t');
  const at = line.indexOf(word);
  return at !== -1 && (at < tab || line.startsWith(word, tab + 1));
}

/** Read in parts, so that nobody waits for all of it. */
const PART = 20_000;

async function nameText(db: Db): Promise<NameText> {
  const ids: AccountId[] = [];
  const ends: number[] = [];
  const lines: string[] = [];
  for (let after = 0, end = -1; ; ) {
    const rows = await db
      .selectFrom('accounts')
      .select(['id', 'external_id', 'name'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PART)
      .execute();
    for (const row of rows) {
      const line = `${row.name.replace(/\s/g, ' ')}\t${row.external_id.replace(/\s/g, ' ')}`.toLowerCase();
      lines.push(line);
      ids.push(row.id);
      end += line.length + 1;
      ends.push(end);
    }
    if (rows.length < PART) return { text: lines.join('\n'), ids, ends };
    after = ids[ids.length - 1];
  }
}
