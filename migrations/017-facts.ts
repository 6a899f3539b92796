import { type Kysely, sql } from 'kysely';
import type { Migration } from './types';

/** Analyses kept sentences; they keep facts now. Sentences of earlier ones stay as they were told, protection apart. */
export const facts: Migration = {
  name: '017-facts',
  async up(db) {
    await rewrite(db, 'account_analyses', 'account_id', (detail) => ({
      ...detail,
      reasons: (detail.reasons as string[]).map(told),
      notCandidateBecause: (detail.notCandidateBecause as string[]).map(block),
    }));
    await rewrite(db, 'rep_analyses', 'rep_id', (detail) => ({
      ...detail,
      reasons: (detail.reasons as string[]).map(told),
    }));
  },
};

const ROWS = 500;
const PROTECTED = /^(.*) performs consistently above the market, so nothing is taken unless \1 opts in$/;

const told = (text: string) => ({ kind: 'told', text });

function block(text: string) {
  const rep = PROTECTED.exec(text)?.[1];
  return rep === undefined ? told(text) : { kind: 'protected', rep };
}

type Detail = Record<string, unknown>;

/** Rewrites the details of a table, a part at a time. */
async function rewrite(db: Kysely<unknown>, table: string, key: string, change: (detail: Detail) => Detail) {
  const [name, id] = [sql.table(table), sql.ref(key)];
  const analyses = await sql<{ id: string }>`select id from analyses order by id`.execute(db);
  for (const analysis of analyses.rows) {
    for (let last = 0; ; ) {
      const { rows } = await sql<{ id: number; detail: string }>`
        select ${id} as id, detail from ${name}
        where analysis_id = ${analysis.id} and ${id} > ${last} order by ${id} limit ${ROWS}`.execute(db);
      if (rows.length === 0) break;
      for (const row of rows) {
        const detail = JSON.stringify(change(JSON.parse(row.detail)));
        await sql`update ${name} set detail = ${detail}
          where analysis_id = ${analysis.id} and ${id} = ${row.id}`.execute(db);
      }
      last = rows[rows.length - 1].id;
    }
  }
}
