import { sql } from 'kysely';
import type { Db, Trx } from '../database';
import { columnsOf, referencesOf } from '../dialect/catalogue';
import { rowPlaces, unguarded } from '../dialect/guards';

type Row = Record<string, unknown>;

/** What is never told, not to the person either: it would let somebody in. */
const SECRET = new Set(['password_hash', 'token_hash', 'secret_hash', 'data', 'secret']);
const SECRET_IDS = new Set(['sessions']);

/** Names of customers and of their people, and content that is compared with hashes, in which no user or rep is named. */
const LEFT_ALONE = new Set([
  ...[
    'accounts',
    'contacts',
    'deals',
    'categories',
    'revenue',
    'merged_revenue',
    'schema_migrations',
    'row_changes',
    'request_counts',
  ],
  ...['plans', 'plan_snapshots', 'lotteries', 'outcome_answers', 'audit_events', 'audit_payloads', 'audit_head'],
]);

/** Every row that refers to a user or a rep, by table. */
export async function rowsAbout(db: Db, person: { userId: string | null; repId: number | null }) {
  const found: Record<string, Row[]> = {};
  const ids: Record<string, string | number | null> = { users: person.userId, reps: person.repId };
  const references = (await referencesOf(db)).filter(({ parent }) => (ids[parent] ?? null) !== null);
  for (const table of new Set(references.map((one) => one.table))) {
    const own = references.filter((one) => one.table === table);
    const where = sql.join(
      own.map(({ column, parent }) => sql`${sql.ref(column)} = ${ids[parent]}`),
      sql` or `,
    );
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${where}`.execute(db);
    if (rows.length > 0) found[table] = rows.map((row) => withoutSecrets(table, row));
  }
  return found;
}

function withoutSecrets(table: string, row: Row): Row {
  const kept = Object.entries(row).filter(([name]) => !SECRET.has(name) && !(name === 'id' && SECRET_IDS.has(table)));
  return Object.fromEntries(kept);
}

/**
 * Puts other words in the place of some in the texts of all tables, those that are append-only too. Whole words only: Ann
 * Li stays within Ann Linden.
 * @param tables every table of the database
 * @returns number of texts changed
 */
export async function replaceTexts(
  trx: Trx,
  tables: readonly string[],
  words: readonly string[],
  instead: string,
): Promise<number> {
  // A single word, as a first name, is many people's.
  const pattern = wholeWords(words.filter((word) => /[\s@]/.test(word)));
  if (pattern === null) return 0;
  let changed = 0;
  for (const table of tables.filter((name) => !LEFT_ALONE.has(name))) {
    const columns = (await columnsOf(trx, table)).filter(({ isText }) => isText);
    for (const { name } of columns)
      changed += await replaceIn(trx, table, name, (text) => text.replace(pattern, instead));
  }
  return changed;
}

async function replaceIn(trx: Trx, table: string, column: string, fresh: (text: string) => string): Promise<number> {
  const { place, at } = await rowPlaces(trx, table);
  const [from, name] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{
    place: string;
    text: unknown;
  }>`select ${place} as place, ${name} as text from ${from}`.execute(trx);
  const hits = rows.flatMap((row) => {
    if (typeof row.text !== 'string') return [];
    const text = fresh(row.text);
    return text === row.text ? [] : [{ place: row.place, text }];
  });
  if (hits.length === 0) return 0;
  await unguarded(trx, table, async () => {
    for (const hit of hits) await sql`update ${from} set ${name} = ${hit.text} where ${at(hit.place)}`.execute(trx);
  });
  return hits.length;
}

/** Finds any of the words as whole words, also as JSON writes them; null without words. */
export function wholeWords(words: readonly string[]): RegExp | null {
  const forms = [...new Set(words.flatMap((word) => [word, JSON.stringify(word).slice(1, -1)]))];
  if (forms.length === 0) return null;
  const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
