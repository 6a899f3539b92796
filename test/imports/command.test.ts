import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { PRODUCT, ROOT } from '../process';
import { type Desk, openDesk, SMALL } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** Runs `rotation import` with --json on this desk's database. */
function command(...args: string[]): Promise<{ code: number; json: Record<string, unknown>; errors: string }> {
  const all = [...PRODUCT, 'import', ...args, '--json', '--database', desk.database.url];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, all, { cwd: ROOT }, (_error, stdout, errors) => {
      resolve({ code: child.exitCode ?? -1, json: JSON.parse(stdout || '{}'), errors });
    });
  });
}

test('dry run, import, again: JSON with every rejected row', async () => {
  const [{ path }] = desk.write({ ...SMALL, 'revenue.csv': `${SMALL['revenue.csv']}A1,2024-05,B,12e3,R1\n` });
  const folder = join(path, '..');
  const dry = await command(folder, '--dry-run');
  expect([
    dry.code,
    dry.json.state,
    desk.one('select count(*) from accounts'),
    desk.one('select count(*) from imports'),
  ]).toEqual([0, 'dryRun', 0, 0]);
  const first = await command(folder, '--currency', 'EUR');
  const rejected = { file: 'revenue.csv', line: 6, column: 'amount', value: '12e3', problem: expect.any(String) };
  expect(first.code).toBe(0);
  expect(first.json).toMatchObject({
    state: 'committed',
    currency: 'EUR',
    rejected: [rejected],
    rejectedTruncated: false,
  });
  expect((first.json.files as unknown[])[3]).toMatchObject({
    file: 'revenue.csv',
    read: 5,
    added: 4,
    changed: 0,
    unchanged: 0,
    rejected: [rejected],
    totalCents: 100_000,
  });
  expect(desk.one('select count(*) from revenue')).toBe(4);
}, 60_000);

test('--undo takes the last import back; with --dry-run it only says what that would do', async () => {
  await desk.bring(SMALL);
  const dry = await command('--undo', '--dry-run');
  expect([dry.code, dry.json.state, dry.json.revenueNow, desk.one('select count(*) from revenue')]).toEqual([
    0,
    'dryRun',
    100_000,
    4,
  ]);
  const done = await command('--undo');
  expect([done.code, done.json.state, desk.one('select count(*) from revenue')]).toEqual([0, 'undone', 0]);
  const again = await command('--undo');
  expect([again.code, (again.json.error as { code: string }).code]).toEqual([1, 'import.undoBlocked']);
}, 60_000);

test('an import of which every row is rejected is not committed', async () => {
  await desk.bring(SMALL);
  const before = desk.everything();
  const [{ path }] = desk.write({ 'revenue.csv': 'account_id,month,category,amount,rep_id\nA9,2024-01,B,1,R1\n' });
  const { code, json, errors } = await command(path);
  expect(code).toBe(1);
  const rejected = [expect.objectContaining({ file: 'revenue.csv', line: 2, value: 'A9' })];
  expect(json.error).toMatchObject({ code: 'import.nothingUsable', rejected });
  expect(errors).toContain('Every row of this import was rejected, so there is nothing to commit.');
  expect(desk.everything()).toEqual(before);
  expect(desk.all(`select state from imports order by id`)).toEqual([{ state: 'committed' }, { state: 'discarded' }]);
}, 60_000);

test('a refused import exits 1 and says why on both channels', async () => {
  const [{ path }] = desk.write({ 'revenue.csv': SMALL['revenue.csv'] });
  const { code, json, errors } = await command(path);
  expect(code).toBe(1);
  expect(json.error).toMatchObject({ code: 'import.missingFile' });
  expect(errors).toContain('reps.csv, accounts.csv are missing');
}, 60_000);
