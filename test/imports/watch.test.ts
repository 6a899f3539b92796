import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { DropReport } from '../../src/app/imports/watched/dropReport';
import { watchFolder } from '../../src/app/imports/watched/watchFolder';
import { insertUser } from '../../src/storage/people/users';
import { PRODUCT, ROOT } from '../process';
import { type Desk, NOW, openDesk, SMALL } from './desk';

let desk: Desk;
let folder: string;
let watching: ChildProcess | null = null;
let lines: AsyncIterator<string>;
beforeEach(async () => {
  desk = await openDesk();
  folder = join(desk.database.folder, 'dropped');
  mkdirSync(folder);
});
afterEach(async () => {
  if (watching) await stop('SIGKILL');
  await desk.close();
});

/** Begins to watch; `next()` then gives the report of one drop after the other. */
function watch(settle: number): void {
  const args = ['import', '--watch', folder, '--settle', String(settle), '--json', '--database', desk.database.url];
  watching = spawn(process.execPath, [...PRODUCT, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  lines = (createInterface({ input: watching.stdout! }) as Interface)[Symbol.asyncIterator]();
}
const next = async (): Promise<DropReport> => JSON.parse((await lines.next()).value);

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(watching!, 'exit');
  watching!.kill(signal);
  watching = null;
  return (await exited)[0];
}

/** Has the canonical files of a small company in a folder, to be dropped. */
const smallCompany = (): string => dirname(desk.write(SMALL)[0].path);
const reportIn = (path: string): DropReport => JSON.parse(readFileSync(join(folder, `${path}.report.json`), 'utf8'));
const imports = () => desk.all('select state from imports order by id');

test('drops are imported one after the other, once, and put away with a report; administrators hear of failures', async () => {
  const ada = { id: 'u1', email: 'ada@example.com', name: 'Ada', role: 'admin', repId: null } as const;
  await insertUser(desk.database.db, { ...ada, passwordHash: null, createdAt: NOW });
  cpSync(smallCompany(), join(folder, 'monday'), { recursive: true });
  writeFileSync(join(folder, 'notes.txt'), 'no table');
  watch(0.2);
  expect(await next()).toMatchObject({ drop: 'monday', state: 'imported', result: { state: 'committed' } });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(100_000);
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(reportIn('done/monday').files.map(({ name, sha256 }) => [name, sha256])).toEqual(
    Object.keys(SMALL)
      .sort()
      .map((name) => [name, hash]),
  );

  cpSync(join(folder, 'done/monday'), join(folder, 'tuesday'), { recursive: true });
  expect(await next()).toMatchObject({ drop: 'tuesday', state: 'known', importId: reportIn('done/monday').importId });

  writeFileSync(join(folder, 'broken.zip'), 'PK no archive');
  expect(await next()).toMatchObject({ drop: 'broken.zip', state: 'failed' });
  const { importId, error, files } = reportIn('failed/broken.zip');
  expect([error?.message, files[0].bytes]).toEqual([expect.stringContaining('broken.zip'), 13]);
  expect(desk.all('select user_id, kind, about from notifications')).toEqual([
    { user_id: 'u1', kind: 'watchedImportFailed', about: JSON.stringify({ importId }) },
  ]);
  expect(desk.one('select count(*) from outbox')).toBe(1);
  expect(imports()).toEqual([{ state: 'committed' }, { state: 'failed' }]);

  expect(await stop('SIGTERM')).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['done', 'failed', 'notes.txt', 'working']);
  expect(readdirSync(join(folder, 'working'))).toEqual([]);
}, 60_000);

/** Watches in this process until so many drops are handled; `onLook` is called after each look with its number, from 1. */
async function handle(
  count: number,
  settleMs: number,
  onLook: (look: number) => void = () => {},
): Promise<DropReport[]> {
  const reports: DropReport[] = [];
  let looks = 0;
  await watchFolder(desk.database, {
    folder,
    settleMs,
    actor: () => desk.actor,
    clock: () => looks * 1_000,
    cancelled: () => reports.length >= count,
    pause: async () => onLook(++looks),
    log: (line) => process.stderr.write(line),
    onReport: (report) => reports.push(report),
  });
  return reports;
}

test('the same files are taken again once others have told something else since', async () => {
  const renamed = { ...SMALL, 'accounts.csv': SMALL['accounts.csv'].replace('Alpha', 'Alphabet') };
  await desk.bring(SMALL);
  await desk.bring(renamed, { actor: { ...desk.actor, now: '2026-01-15T11:00:00.000Z' } });
  cpSync(smallCompany(), join(folder, 'back'), { recursive: true });
  expect(await handle(1, 0)).toMatchObject([{ drop: 'back', state: 'imported' }]);
  expect(desk.one(`select name from accounts where external_id = 'A1'`)).toBe('Alpha');
});

test('what grows is left alone until it is complete: unchanged for a while, or marked', async () => {
  await desk.bring(SMALL);
  const growing = join(folder, 'revenue.csv');
  writeFileSync(growing, 'account_id,month,category,amount,rep_id\n');
  let seen = 0;
  const grow = (look: number): void => {
    seen = look;
    if (look <= 9) appendFileSync(growing, `A1,2024-0${look},Screws,5.00,R1\n`);
  };
  expect(await handle(1, 3_000, grow)).toMatchObject([{ drop: 'revenue.csv', state: 'imported' }]);
  expect(seen).toBe(12);
  expect(desk.one(`select sum(amount_cents) from revenue`)).toBe(100_000 + 9 * 500);

  writeFileSync(join(folder, 'accounts.csv'), SMALL['accounts.csv']);
  const marker = join(folder, 'accounts.csv.done');
  const mark = (look: number): void => {
    if (look === 5) writeFileSync(marker, '');
  };
  expect(await handle(1, 1e9, mark)).toMatchObject([{ drop: 'accounts.csv' }]);
  expect(existsSync(marker)).toBe(false);
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'half handled at %s, taken up again at the next start',
  async (signal) => {
    await desk.bring(SMALL);
    const rows = Array.from({ length: 60_000 }, (_, i) => `A1,20${10 + (i % 14)}-01,C${Math.floor(i / 14)},1.00,R1\n`);
    writeFileSync(join(folder, 'revenue.csv'), `account_id,month,category,amount,rep_id\n${rows.join('')}`);
    watch(0);
    while (desk.one('select count(*) from imports') === 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const code = await stop(signal);
    expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
    watch(0);
    if (!existsSync(join(folder, 'done/revenue.csv'))) expect(await next()).toMatchObject({ state: 'imported' });
    await stop('SIGTERM');
    expect(desk.one('select count(*) from revenue')).toBe(60_004);
    expect(imports()).toEqual([{ state: 'committed' }, { state: 'committed' }]);
    expect(reportIn('done/revenue.csv').state).toBe('imported');
    expect(desk.one('select count(*) from notifications')).toBe(0);
  },
  60_000,
);
