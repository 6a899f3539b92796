import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { announceImport, uploadFolder } from '../../src/app/imports/announceImport';
import { discardImport } from '../../src/app/imports/discardImport';
import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import { addImport } from '../../src/storage/imports/importReading';
import { claimJob } from '../../src/storage/jobs/jobsAtWork';
import { type Desk, NOW, openDesk, SMALL, TODAY } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const announce = () =>
  addImport(desk.database.db, { id: ID, source: 'canonical', createdAt: NOW, createdBy: null }).then(() => ID);
const stage = (attempt: number, onProgress?: () => void) =>
  desk.stage(SMALL, { announced: { id: ID, attempt }, onProgress });
const inFolder = (): string[] => readdirSync(join(desk.database.folder, 'imports')).sort();
const state = (): unknown => desk.one('select state from imports');

/** Runs the second attempt while the first is in the middle of a file. */
async function overtaken(): Promise<{ first: unknown }> {
  let second: Promise<unknown> | null = null;
  const first = await stage(1, () => {
    second ??= stage(2);
  }).catch((error) => error.code);
  await second;
  return { first };
}

test('an attempt that was overtaken touches nothing of the one that took over', async () => {
  await announce();
  const { first } = await overtaken();
  expect(first).toBe('import.cancelled');
  expect([state(), inFolder()]).toEqual(['previewed', [`${ID}-2.db`]]);
  await desk.commit(ID);
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(100_000);
  expect(inFolder()).toEqual([]);
});

test('an attempt that begins late leaves the import to the one that came after it', async () => {
  await announce();
  await stage(2);
  expect(await stage(1)).toMatchObject({ attempt: 2 });
  expect(inFolder()).toEqual([`${ID}-2.db`]);
});

test('discarding removes what every attempt staged', async () => {
  await announce();
  await overtaken();
  await discardImport(desk.database, ID, desk.actor);
  expect([state(), inFolder()]).toEqual(['discarded', []]);
});

describe('as jobs', () => {
  const options = { today: () => TODAY, now: () => NOW, realNow: () => new Date().toISOString(), log: () => {} };
  const past = '2020-01-01T00:00:00.000Z';
  const work = (worker: string, read = handlers['import.stage']) =>
    workOnce(desk.database, { ...handlers, 'import.stage': read }, worker, options);

  beforeEach(async () => {
    const files = desk.write(SMALL);
    await announceImport(desk.database, { id: ID, files }, desk.actor);
  });

  /** Another worker takes the job, and has not begun, when this one sees that it lost its lease. */
  const loseLease: JobHandlers['import.stage'] = async (run) => {
    desk.database.raw.prepare('update jobs set lease_until = ?').run(past);
    await claimJob(desk.database.db, 'second', new Date().toISOString(), past);
    return handlers['import.stage']({ ...run, cancelled: () => true });
  };

  test('a worker that lost its lease neither fails the import nor takes its files away', async () => {
    const upload = uploadFolder(desk.database, ID);
    mkdirSync(upload, { recursive: true });
    await work('first', loseLease).catch(() => {});
    expect([state(), existsSync(upload)]).toEqual(['staging', true]);
    expect(inFolder()).toEqual([ID]);
    await work('third');
    expect([state(), existsSync(upload)]).toEqual(['previewed', false]);
    expect(inFolder()).toEqual([`${ID}-3.db`]);
    await desk.commit(ID);
    expect(desk.one('select count(*) from revenue')).toBe(4);
  });
});
