import { sql } from 'kysely';
import type { Migration } from './types';

/** The books of a snapshot stand beside it as well: agreeing to a trade then reads a thirtieth of a large company's. */
export const snapshotBooks: Migration = {
  name: '058-snapshot-books',
  async up(db) {
    await db.schema.alterTable('plan_snapshots').addColumn('books', 'text').execute();
    const { rows } = await sql<{ hash: string }>`select hash from plan_snapshots`.execute(db);
    for (const { hash } of rows) {
      const found = await sql<{ content: string }>`select content from plan_snapshots where hash = ${hash}`.execute(db);
      const books = booksIn(JSON.parse(found.rows[0].content));
      await sql`update plan_snapshots set books = ${books} where hash = ${hash}`.execute(db);
    }
  },
};

type Content = { accounts: { id: number; potentialGrade: string }[]; reps: unknown };

/** Reps, and accounts by grade; the parts of a stored snapshot are in their canonical order already. */
function booksIn({ accounts, reps }: Content): string {
  const graded = (grade: string) => accounts.filter((one) => one.potentialGrade === grade).map(({ id }) => id);
  return JSON.stringify({ grades: { A: graded('A'), B: graded('B'), C: graded('C') }, reps });
}
