import type { Database } from '../database';

type Row = Record<string, unknown>;

/** What is never told, not to the person either: it would let somebody in. */
const SECRET = new Set(['password_hash', 'token_hash', 'secret_hash', 'data', 'secret']);
const SECRET_IDS = new Set(['sessions']);

/** Names of customers and of their people, and content that is compared with hashes, in which no user or rep is named. */
const LEFT_ALONE = new Set([
  ...['accounts', 'contacts', 'deals', 'categories', 'revenue', 'schema_migrations'],
  ...['plans', 'plan_snapshots', 'lotteries', 'audit_events', 'audit_payloads', 'audit_head'],
]);

/** Every row that refers to a user or a rep, by table. SQLite only. */
export function rowsAbout({ raw }: Database, person: { userId: string | null; repId: number | null }) {
  const found: Record<string, Row[]> = {};
  for (const table of tables({ raw })) {
    const keys = raw.prepare('select "from" as own, "table" as parent from pragma_foreign_key_list(?)').all(table);
    const ids = { users: person.userId, reps: person.repId } as Record<string, unknown>;
    const own = (keys as { own: string; parent: string }[]).filter(({ parent }) => (ids[parent] ?? null) !== null);
    if (own.length === 0) continue;
    const where = own.map((key) => `"${key.own}" = ?`).join(' or ');
    const rows = raw.prepare(`select * from "${table}" where ${where}`).all(...own.map(({ parent }) => ids[parent]));
    if (rows.length > 0) found[table] = (rows as Row[]).map((row) => withoutSecrets(table, row));
  }
  return found;
}

function withoutSecrets(table: string, row: Row): Row {
  const kept = Object.entries(row).filter(([name]) => !SECRET.has(name) && !(name === 'id' && SECRET_IDS.has(table)));
  return Object.fromEntries(kept);
}

/**
 * Puts other words in the place of some in the texts of all tables, those that are append-only too; call it in a
 * transaction. Whole words only: Ann Li stays within Ann Linden.
 * @returns number of texts changed
 */
export function replaceTexts({ raw }: Database, words: readonly string[], instead: string): number {
  // A single word, as a first name, is many people's.
  const pattern = wholeWords(words.filter((word) => /[\s@]/.test(word)));
  if (pattern === null) return 0;
  let changed = 0;
  for (const table of tables({ raw }).filter((name) => !LEFT_ALONE.has(name))) {
    const columns = raw.prepare(`select name from pragma_table_info(?) where lower(type) = 'text'`).pluck().all(table);
    for (const column of columns as string[]) {
      const rows = raw.prepare(`select rowid as place, "${column}" as text from "${table}"`).all();
      const hits = (rows as { place: number; text: unknown }[]).flatMap(({ place, text }) => {
        if (typeof text !== 'string') return [];
        const fresh = text.replace(pattern, instead);
        return fresh === text ? [] : [{ place, fresh }];
      });
      if (hits.length > 0) {
        const update = raw.prepare(`update "${table}" set "${column}" = ? where rowid = ?`);
        unguarded({ raw }, table, () => {
          for (const { place, fresh } of hits) update.run(fresh, place);
        });
      }
      changed += hits.length;
    }
  }
  return changed;
}

/** Lets an append-only table be changed, inside the transaction that is open; the guard is back before it ends. */
function unguarded({ raw }: Pick<Database, 'raw'>, table: string, work: () => void): void {
  const guard = raw.prepare(`select sql from sqlite_master where type = 'trigger' and name = ?`).pluck();
  const sql = guard.get(`${table}_no_update`) as string | undefined;
  if (sql) raw.exec(`drop trigger "${table}_no_update"`);
  work();
  if (sql) raw.exec(sql);
}

/** Tables whose rows can be named one by one. */
function tables({ raw }: Pick<Database, 'raw'>): string[] {
  const rows = `select name from pragma_table_list where schema = 'main' and type = 'table' and wr = 0 order by name`;
  return (raw.prepare(rows).pluck().all() as string[]).filter((name) => !name.startsWith('sqlite_'));
}

/** Finds any of the words as whole words, also as JSON writes them; null without words. */
export function wholeWords(words: readonly string[]): RegExp | null {
  const forms = [...new Set(words.flatMap((word) => [word, JSON.stringify(word).slice(1, -1)]))];
  if (forms.length === 0) return null;
  const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
