import { existsSync, readFileSync } from 'node:fs';
import { check } from '../../src/app/check/check';
import { erasePerson } from '../../src/app/people/erasePerson';
import { exportPerson } from '../../src/app/people/exportPerson';
import { appendAudit } from '../../src/storage/audit/auditLog';
import { inTransaction } from '../../src/storage/database';
import { draftPair, tradeCast } from '../app/tradeCast';
import { openDesk, SMALL } from '../imports/desk';
import { rowsOf } from '../triggers';

const NOW = '2026-01-20T09:00:00.000Z';
let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

/** The whole database as text. */
const everything = async (): Promise<string> => {
  const tables = await cast.database.dialect.tableNames(cast.database.db as never);
  return JSON.stringify(tables.map((table) => rowsOf(cast.database, table)));
};

async function talkAbout(): Promise<string> {
  const { database, rotationId, actor } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  database.raw
    .prepare(`insert into trade_states (trade_id, state, at, reason) values (?, 'draft', ?, ?)`)
    .run(id, NOW, 'Cora Rep (r4@example.com) asked for it; Cora Replacement did not');
  const event = { at: NOW, actorId: 'user-cora', action: 'user.added', subjectType: 'user', subjectId: 'user-cora' };
  await inTransaction(database.db, (trx) => appendAudit(trx, { ...event, payload: { name: 'Cora Rep' } }));
  return id;
}

test('an erased person is named nowhere any more, and ledger, figures and audit chain stay whole', async () => {
  const { database } = cast;
  await talkAbout();
  const owned = () => database.raw.prepare('select count(*) from assignments where rep_id = 4').pluck().get();
  const before = owned();
  const erased = await erasePerson(database, 'cora@example.com', NOW);
  expect(erased).toMatchObject({ pseudonym: expect.stringMatching(/^Former rep [0-9a-f]{8}$/), auditDetails: 1 });
  expect(await everything()).not.toMatch(/Cora Rep\b|cora@example|r4@example/i);
  expect(await everything()).toContain('Cora Replacement did not');
  expect(owned()).toBe(before);
  expect((await check(database)).flatMap((part) => part.problems)).toEqual([]);
  expect(() => database.raw.exec(`update trade_states set reason = 'x'`)).toThrow('append-only');
});

test('nor does the file hold what was replaced, in its free parts or its log', async () => {
  const { database } = cast;
  if (database.dialect.name !== 'sqlite') return;
  database.raw.exec(`update reps set name = 'Cora Rep-Older' where id = 4`);
  database.raw.exec(`update reps set name = 'Cora Rep' where id = 4`);
  await talkAbout();
  const bytes = (): string =>
    ['', '-wal']
      .map((end) => database.path + end)
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'latin1'))
      .join();
  expect(bytes()).toMatch(/cora@example/);
  expect(await erasePerson(database, 'cora@example.com', NOW)).toMatchObject({ rewritten: true });
  expect(bytes()).not.toMatch(/cora@example|Cora Rep\b|Cora Rep-Older/);
});

test('what is kept about somebody can be handed out, without what lets people in', async () => {
  const trade = await talkAbout();
  cast.database.raw.exec(`update users set password_hash = 'argon-hash' where id = 'user-cora'`);
  cast.database.raw.exec(
    `insert into api_tokens (id, user_id, name, prefix, secret_hash, scopes, created_at, expires_at)
     values ('t1', 'user-cora', 'Reports', 'rp_1', 'token-hash', 'read', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')`,
  );
  const told = await exportPerson(cast.database, 'R4');
  expect(told).toMatchObject({ user: { email: 'cora@example.com' }, rep: { name: 'Cora Rep' } });
  expect(told.rows.assignments).toHaveLength(5);
  expect(told.rows.trade_legs).toContainEqual(expect.objectContaining({ trade_id: trade, from_rep_id: 4 }));
  expect(JSON.stringify(told)).not.toMatch(/argon-hash|token-hash/);
  expect(told.rows.api_tokens).toMatchObject([{ name: 'Reports' }]);
});

test('the last administrator and somebody unknown are refused, and nothing changes', async () => {
  cast.database.raw.exec(`update users set disabled_at = '${NOW}' where id = 'user-otto'`);
  const before = await everything();
  await expect(erasePerson(cast.database, 'ada@example.com', NOW)).rejects.toMatchObject({ code: 'user.lastAdmin' });
  await expect(erasePerson(cast.database, 'nobody', NOW)).rejects.toMatchObject({ code: 'person.notFound' });
  expect(await everything()).toBe(before);
});

test('an import does not bring an erased name back', async () => {
  const desk = await openDesk();
  try {
    await desk.bring(SMALL);
    const { pseudonym } = await erasePerson(desk.database, 'R1', NOW);
    await desk.bring({ ...SMALL, 'reps.csv': SMALL['reps.csv'].replace('North,2020', 'South,2020') });
    const [rep] = desk.all(`select name, email, region from reps where external_id = 'R1'`);
    expect(rep).toEqual({ name: pseudonym, email: null, region: 'South' });
  } finally {
    await desk.close();
  }
});
