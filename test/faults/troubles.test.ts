import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commitImport } from '../../src/app/imports/commitImport';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { undoAtOnce } from '../../src/app/trades/undoAtOnce';
import { highs } from '../../src/planning/engines/highs';
import { javascriptLp } from '../../src/planning/engines/javascriptLp';
import { verifyPlan } from '../../src/planning/verify';
import { type Database, openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { plan } from '../planning/company';
import { instance, SIZES } from '../planning/instances';
import { ROOT, TSX } from '../process';
import { actorOf, EFFECTIVE, exchanged, IMPORT_ROWS, money, one, problems } from './company';
import { DEEDS } from './deeds';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

/** Starts test/faults/act.ts; `answer` is the last line that it says. */
function act(what: string, at: number, ...given: string[]) {
  const args = [...TSX, join(__dirname, 'act.ts'), cast.database.url, what, String(at), ...given];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const heard = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const answer = new Promise<unknown>((resolve) => {
    child.once('close', () => resolve(JSON.parse(said.trim().split('\n').at(-1) ?? 'null')));
  });
  return { child, heard, answer };
}
/** Both processes have started by then. */
const soon = (): number => Date.now() + 6_000;
const states = (): unknown[] => cast.database.raw.prepare('select state from trades order by number').pluck().all();
const none = Array(15).fill(false);
const all = Array(15).fill(true);

test('two processes that apply at once bring every trade into effect once', async () => {
  await DEEDS.apply.prepare(cast);
  const at = soon();
  const answers = (await Promise.all([act('apply', at).answer, act('apply', at).answer])) as { result: string }[][];
  const results = answers.flat().map(({ result }) => result);
  expect(results.filter((result) => result === 'in_effect')).toHaveLength(15);
  expect(new Set(results)).toEqual(new Set(results.length > 15 ? ['in_effect', 'unchanged'] : ['in_effect']));
  expect(exchanged(cast.database)).toEqual(all);
  expect(one(cast.database, `select count(*) from trade_states where state = 'in_effect'`)).toBe(15);
  expect(await problems(cast.database)).toEqual([]);
});

test('two managers who approve at once: both consents count once, and the trade is approved once', async () => {
  await DEEDS.approve.prepare(cast);
  const id = cast.database.raw.prepare('select id from trades where number = 1').pluck().get() as string;
  const at = soon();
  const [first, second] = await Promise.all([
    act('consent', at, id, 'user-ben').answer,
    act('consent', at, id, 'user-ada').answer,
  ]);
  // Whoever comes second finds it approved, which is told as what it is.
  expect([first, second].filter((answer) => answer === true)).toHaveLength(1);
  expect([first, second]).toContainEqual({ error: expect.stringMatching(/^trade\./) });
  expect(states()[0]).toBe('approved');
  expect(one(cast.database, `select count(*) from trade_states where state = 'approved'`)).toBe(1);
  expect(await problems(cast.database)).toEqual([]);
});

test('while another process holds the database a change is refused as busy, and done in full afterwards', async () => {
  await DEEDS.apply.prepare(cast);
  const web = openDatabase(cast.database.url, { busyTimeoutMs: 20 });
  const holder = act('hold', 0);
  await holder.heard;
  const applied = applyDueTrades(web, actorOf('user-ada', EFFECTIVE));
  await expect(applied).rejects.toMatchObject({ kind: 'busy', code: 'storage.busy' });
  expect([exchanged(web), one(web, `select count(*) from trades where state = 'in_effect'`)]).toEqual([none, 0]);
  holder.child.stdin.end();
  await holder.answer;
  await applyDueTrades(web, actorOf('user-ada', EFFECTIVE));
  expect(exchanged(web)).toEqual(all);
  expect(await problems(web)).toEqual([]);
  await web.close();
});

test('with the clock set back nothing comes into effect twice, early or before it began', async () => {
  await DEEDS.apply.prepare(cast);
  const { database } = cast;
  await applyDueTrades(database, actorOf('user-ada', EFFECTIVE));
  expect(await applyDueTrades(database, actorOf('user-ada', '2026-02-01'))).toEqual([]);
  expect(exchanged(database)).toEqual(all);
  const id = database.raw.prepare('select id from trades where number = 1').pluck().get() as string;
  const undone = await undoAtOnce(database, id, 'The clock is wrong', actorOf('user-ada', '2026-02-01'));
  expect(undone.result).toBe('waiting');
  expect(exchanged(database)).toEqual(all);
  await applyDueTrades(database, actorOf('user-ada', '2026-04-02'));
  expect(exchanged(database)).toEqual([false, ...all.slice(1)]);
  expect(await problems(database)).toEqual([]);
});

test('a full disk fails the import as a whole; with room again it is committed', async () => {
  await DEEDS.import.prepare(cast);
  cast.database.raw.pragma('wal_checkpoint(TRUNCATE)');
  const before = money(cast.database);
  await onSmallDisk(async (database, makeRoom) => {
    const id = database.raw.prepare(`select id from imports where state = 'previewed'`).pluck().get() as string;
    const commit = () => commitImport(database, id, actorOf('user-ada'));
    await expect(commit()).rejects.toMatchObject({ code: 'storage.full', message: expect.stringContaining('disk') });
    expect(money(database)).toEqual(before);
    expect(database.raw.prepare('select state from imports where id = ?').pluck().get(id)).toBe('previewed');
    expect(await problems(database)).toEqual([]);
    makeRoom();
    await commit();
    expect(money(database)).toEqual({ rows: before.rows + IMPORT_ROWS, cents: before.cents + IMPORT_ROWS * 100 });
    expect(await problems(database)).toEqual([]);
  });
});

test.each([
  ['HiGHS', highs],
  ['javascript-lp-solver', javascriptLp],
])('a plan whose engine %s hangs says so, keeps its bound and passes the verifier', async (_name, start) => {
  const engine = start({ worker: join(__dirname, '../planning/engines/silentWorker.ts'), patienceMs: 200 });
  const given = instance(SIZES.S, 1);
  try {
    const made = await plan(given, { engine });
    expect(made.engineBecause).toMatch(/did not answer for .* and was ended/);
    expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
    expect(made.stoppedBy === 'optimal' ? made.gap : 0).toBe(0);
    expect(verifyPlan(given, made)).toEqual([]);
  } finally {
    await engine.close();
  }
});

/** The database on a file system of its own with hardly any room; where none may be mounted, SQLite is told to have no more pages. */
async function onSmallDisk(work: (database: Database, makeRoom: () => void) => Promise<void>): Promise<void> {
  const place = join(cast.database.folder, 'small');
  mkdirSync(place);
  const pages = one(cast.database, 'select page_count from pragma_page_count');
  const names = readdirSync(cast.database.folder).filter((name) => name !== 'small');
  const used = names.map((name) => sizeOf(join(cast.database.folder, name))).reduce((sum, bytes) => sum + bytes, 0);
  const mount = (options: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0;
  const mounted = mount(`size=${used + 300_000}`);
  try {
    for (const name of names) cpSync(join(cast.database.folder, name), join(place, name), { recursive: true });
    const database = openDatabase(`sqlite:${join(place, 'test.db')}`);
    if (!mounted) database.raw.pragma(`max_page_count = ${pages + 10}`);
    try {
      await work(database, () => {
        if (mounted) mount('remount,size=100m');
        else database.raw.pragma('max_page_count = 1000000');
      });
    } finally {
      await database.close();
    }
  } finally {
    if (mounted) spawnSync('umount', [place]);
    rmSync(place, { recursive: true, force: true });
  }
}

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
