import { facts } from '../../migrations/017-facts';
import type { DialectSql } from '../../migrations/types';
import { accountAnalysis } from '../../src/storage/accounts/accountPages';
import type { Database } from '../../src/storage/database';
import { repAnalysis } from '../../src/storage/people/repPages';
import { fillCast } from '../cast';
import { tempDatabase } from '../tempDatabase';

test('analyses that kept sentences tell them on; protection becomes a fact', async () => {
  const database = await tempDatabase();
  fillCast(database);
  const { raw, db } = database as Database;
  raw.exec(`insert into analyses (id, as_of, data_through, cut_off, data_version, policy, company, created_at, is_current)
    values ('old', '2025-Q4', '2025-12', '2025-12-31', 1, '{}', '{}', '2026-01-01T00:00:00Z', 0)`);
  const protectedBlock = 'Cora Rep performs consistently above the market, so nothing is taken unless Cora Rep opts in';
  raw
    .prepare(
      `insert into account_analyses (analysis_id, account_id, owner_id, group_id, state, t4q_cents, prior_cents,
        potential_cents, potential_grade, headroom_cents, candidate, detail)
       values ('old', ?, 4, ?, 'flat', 1, 1, 1, 'A', 1, 0, ?)`,
    )
    .run(1, 1, JSON.stringify({ reasons: ['stands still'], notCandidateBecause: [protectedBlock, 'locked'] }));
  raw
    .prepare(
      `insert into rep_analyses (analysis_id, rep_id, verdict, is_protected, book_t4q_cents, book_headroom_cents,
        accounts, candidates, detail) values ('old', 4, 'leave', 1, 1, 1, 1, 0, ?)`,
    )
    .run(JSON.stringify({ reasons: ['Nothing stands still in this book.'] }));

  await db.transaction().execute((trx) => facts.up(trx as never, {} as DialectSql));

  expect(await accountAnalysis(db, 'old', 1)).toEqual({
    reasons: [{ kind: 'told', text: 'stands still' }],
    notCandidateBecause: [
      { kind: 'protected', rep: 'Cora Rep' },
      { kind: 'told', text: 'locked' },
    ],
  });
  expect((await repAnalysis(db, 'old', 4))?.reasons).toEqual([
    { kind: 'told', text: 'Nothing stands still in this book.' },
  ]);
  await database.remove();
});
