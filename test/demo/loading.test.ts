import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { challengeDeadline, challengesOf } from '../../src/app/challenges/challengesOf';
import { check } from '../../src/app/check/check';
import { runningRotation } from '../../src/app/dashboard/runningRotation';
import { createDemo } from '../../src/app/demo/createDemo';
import { demoSignIns } from '../../src/app/demo/demoSignIns';
import { createFirstAdmin } from '../../src/app/setup/createFirstAdmin';
import { loadPlan } from '../../src/storage/plans/plans';
import { listTrades } from '../../src/storage/trades/trades';
import { ROOT, TSX } from '../process';
import { tempDatabase } from '../tempDatabase';

const TODAY = '2026-03-10';
const NOW = `${TODAY}T10:00:00.000Z`;
const OWN = {
  companyName: 'Own & Co',
  name: 'Ada',
  email: 'admin@example.com',
  password: 'three plain words',
  now: NOW,
};

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
  await createFirstAdmin(database, OWN);
});
afterEach(() => database.remove());

const one = (sql: string): unknown => database.raw.prepare(sql).pluck().get();

const beingBuilt = (): string[] => readdirSync(database.folder).filter((name) => name.includes('building'));

/** Every row of every table. */
async function everything(): Promise<unknown> {
  const tables = await database.dialect.tableNames(database.db as never);
  return tables.map((table) => [table, database.raw.prepare(`select * from ${table}`).all()]);
}

/** Reps have said what they wish, two exchanges are announced, one of them is challenged; the rest is left to decide. */
async function expectRoundUnderWay(): Promise<void> {
  const running = (await runningRotation(database.db, TODAY, (day) => day))!;
  const { standing } = running;
  expect([running.name, standing.now, standing.late]).toEqual(['Rotation 2026-Q2', 'challenges', []]);
  expect(standing.who).toBe(
    one("select name from users where email not like 'demo.%' and role = 'manager' order by id"),
  );
  expect(standing.counts).toEqual({ scheduled: 2 });
  expect(one('select count(distinct rep_id) from wishes')).toBeGreaterThan(8);
  const { plan } = (await loadPlan(database.db, standing.plans[0].id))!;
  expect(plan.swaps.length).toBeGreaterThan(2);
  const [open, challenged] = await listTrades(database.db, { states: ['scheduled'] });
  expect(await challengeDeadline(database.db, open)).toBe('2026-03-12');
  expect(await challengesOf(database.db, { tradeIds: [open.id, challenged.id] }, TODAY)).toHaveLength(1);
  // Nothing of it lies ahead of the day.
  expect(one(`select count(*) from audit_events where at > '${NOW}'`)).toBe(0);
}

/** Kills a loading process as it says that it begins something. */
async function killAt(line: string): Promise<void> {
  const script = join(__dirname, 'demoProcess.ts');
  const child: ChildProcess = spawn(process.execPath, [...TSX, script, database.url, TODAY], { cwd: ROOT });
  const closed = once(child, 'close');
  let said = '';
  child.stdout!.on('data', (chunk) => {
    said += chunk;
    if (said.includes(line)) child.kill('SIGKILL');
  });
  await closed;
  expect(said).toContain(line);
}

test('a loading that is killed leaves the database as it was; the next one brings everything', async () => {
  const before = await everything();
  const events = one('select count(*) from audit_events') as number;
  const [own] = await database.db.selectFrom('users').selectAll().execute();
  await killAt('Living through Rotation 2024-Q3');
  expect(await everything()).toEqual(before);
  await killAt('Bringing everything over');
  if (one('select count(*) from accounts') === 0) {
    expect(await everything()).toEqual(before);
    await createDemo(database, { today: TODAY, now: NOW }, () => {});
    expect(beingBuilt()).toEqual([]);
  }
  expect((await check(database)).flatMap((part) => part.problems)).toEqual([]);
  expect([one('select count(*) from accounts'), one('select is_demo from company')]).toEqual([900, 1]);

  // The own administrator stays beside the made-up users, and the audit chain goes on.
  expect(await database.db.selectFrom('users').selectAll().execute()).toContainEqual(own);
  const seats = (await demoSignIns(database.db)).map(({ role, email }) => `${role} ${email}`);
  expect(seats).toContain('admin demo.admin@example.com');
  expect(one('select count(*) from audit_events')).toBeGreaterThan(events + 50);
  // The company lives day by day.
  const next = 'select count(*) from audit_events a join audit_events b on b.seq = a.seq + 1';
  expect(one(`${next} where a.seq > ${events} and substr(b.at, 1, 10) < substr(a.at, 1, 10)`)).toBe(0);
  expect(one("select subject_id from audit_events where action = 'user.added' order by seq limit 1")).toBe(own.id);
  await expectRoundUnderWay();
  const again = createDemo(database, { today: TODAY, now: NOW }, () => {});
  await expect(again).rejects.toMatchObject({ code: 'demo.notEmpty' });
}, 300_000);

test('a loading that is stopped leaves nothing', async () => {
  const before = await everything();
  const stop = (line: string): void => {
    if (line.startsWith('Living')) throw new Error('stopped');
  };
  await expect(createDemo(database, { today: TODAY, now: NOW }, stop)).rejects.toThrow('stopped');
  expect(await everything()).toEqual(before);
  expect(beingBuilt()).toEqual([]);
}, 60_000);
