import { parseHead } from '../../src/audit/chain';
import { appendAudit } from '../../src/storage/audit/auditLog';
import { countAudit, listAuditEntries } from '../../src/storage/audit/auditPages';
import { auditHead, auditProblems } from '../../src/storage/audit/auditProblems';
import { tempDatabase } from '../tempDatabase';
import { allowChanges, withoutReferences } from '../triggers';

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
});
afterEach(() => database.remove());

const append = (n: number): Promise<void> =>
  database.db.transaction().execute((trx) =>
    appendAudit(trx, {
      at: '2026-01-01T00:00:00.000Z',
      actorId: null,
      action: 'thing.done',
      subjectType: 'thing',
      subjectId: String(n),
      payload: { n },
    }),
  );

test('entries form an unbroken chain, newest shown first', async () => {
  for (const n of [1, 2, 3]) await append(n);
  expect(await auditProblems(database.db)).toEqual([]);
  const rows = await listAuditEntries(database.db, {}, { limit: 2, offset: 0 });
  expect(await countAudit(database.db, {})).toBe(3);
  expect(rows.map((row) => [row.seq, row.actor, row.payload])).toEqual([
    [3, 'system', { n: 3 }],
    [2, 'system', { n: 2 }],
  ]);
});

test('the database refuses to change or delete an entry', async () => {
  await append(1);
  expect(() => database.raw.exec(`update audit_events set action = 'other'`)).toThrow('append-only');
  expect(() => database.raw.exec('delete from audit_events')).toThrow('append-only');
});

test('nor can an entry be put in the place of another', async () => {
  await append(1);
  const onFile = database.dialect.name === 'sqlite';
  const [how, then] = onFile ? ['or replace', ''] : ['', 'on conflict (seq) do update set at = excluded.at'];
  const instead = `insert ${how} into audit_events (seq, at, action, subject_type, subject_id, payload_digest, previous_hash, hash)
    values (1, '1999-01-01', 'x', 'x', 'x', 'x', 'x', 'x') ${then}`;
  expect(() => database.raw.exec(instead)).toThrow('append-only');
  if (onFile) database.raw.pragma('recursive_triggers = OFF');
  expect(() => database.raw.exec(instead)).toThrow('append-only');
});

test('tampering behind the back of the database is detected', async () => {
  for (const n of [1, 2, 3]) await append(n);
  allowChanges(database, 'audit_events');
  database.raw.exec(`update audit_events set action = 'other' where seq = 2`);
  expect(await auditProblems(database.db)).toEqual(['Audit entry 2 was altered after it was written.']);
  withoutReferences(database);
  database.raw.exec('delete from audit_events where seq = 3');
  expect((await auditProblems(database.db)).at(-1)).toBe('The audit chain ends at entry 2, but its head says 3.');
});

test('entries in another order, or one that was taken out, are detected', async () => {
  for (const n of [1, 2, 3, 4]) await append(n);
  allowChanges(database, 'audit_events');
  withoutReferences(database);
  for (const [from, to] of [
    [2, 9],
    [3, 2],
    [9, 3],
  ])
    database.raw.exec(`update audit_events set seq = ${to} where seq = ${from}`);
  expect((await auditProblems(database.db)).length).toBeGreaterThan(0);
  database.raw.exec('delete from audit_events where seq = 2');
  expect(await auditProblems(database.db)).toContain('Audit entry 2 is missing; 3 follows instead.');
});

test('a chain whose last entries are cut off, head and all, is whole for itself, but not against a head that was kept', async () => {
  for (const n of [1, 2, 3]) await append(n);
  const kept = await auditHead(database.db);
  await append(4);
  expect(await auditProblems(database.db, kept)).toEqual([]);
  allowChanges(database, 'audit_events');
  withoutReferences(database);
  database.raw.exec('delete from audit_payloads where seq > 2; delete from audit_events where seq > 2');
  database.raw.exec('update audit_head set seq = 2, hash = (select hash from audit_events where seq = 2)');
  expect(await auditProblems(database.db)).toEqual([]);
  expect(await auditProblems(database.db, kept)).toEqual(['The audit chain once reached entry 3, which is gone.']);
  await append(7);
  expect(await auditProblems(database.db, kept)).toEqual([
    'Audit entry 3, or one before it, is another than when its head was kept.',
  ]);
});

test('a head is kept as NUMBER:HASH and nothing else', () => {
  const hash = 'ab'.repeat(32);
  expect(parseHead(` 12:${hash}\n`)).toEqual({ seq: 12, hash });
  for (const text of ['', hash, `-1:${hash}`, `1:${hash}0`, '1:xyz']) expect(parseHead(text)).toBeNull();
});

test('an altered payload is detected, and one that is gone without an erasure', async () => {
  for (const n of [1, 2]) await append(n);
  database.raw.exec(`update audit_payloads set payload = '{"n":7}' where seq = 1`);
  const altered = 'The payload of audit entry 1 was altered after it was written.';
  expect(await auditProblems(database.db)).toEqual([altered]);
  database.raw.exec(`update audit_payloads set payload = 'no JSON' where seq = 1`);
  expect(await auditProblems(database.db)).toEqual([altered]);
  database.raw.exec('delete from audit_payloads where seq = 1');
  expect(await auditProblems(database.db)).toEqual([
    'The details of 1 audit entries are gone; erasures of personal data took 0 of them away.',
  ]);
});
