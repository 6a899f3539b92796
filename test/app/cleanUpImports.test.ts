import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../src/app/actor';
import { announceImport, uploadFolder } from '../../src/app/imports/announceImport';
import { cleanUpImports } from '../../src/app/imports/cleanUp';
import { addDays } from '../../src/shared/calendar';
import { addImport } from '../../src/storage/imports/importReading';
import { stagingPath } from '../../src/storage/imports/importStagingFiles';
import { findImport } from '../../src/storage/imports/imports';
import { type Desk, NOW, openDesk, SMALL, TODAY } from '../imports/desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const LATER = addDays(TODAY, 15);
const cleanUp = (today = LATER) => cleanUpImports(desk.database, systemActor(today, `${today}T10:00:00.000Z`));
const state = async (id: string): Promise<string | undefined> => (await findImport(desk.database.db, id))?.state;
const staged = (id: string, attempt = 1): string => stagingPath(desk.database.path, { id, attempt });
const inFolder = (): string[] => readdirSync(join(desk.database.folder, 'imports')).sort();
/** Dates a file or folder to the day of the import, whatever the clock of the machine says. */
const aged = (path: string, day = TODAY): void => utimesSync(path, new Date(day), new Date(day));
const LOST = '01890a5d-ac96-774b-bcce-b302099a8057';

function lostUpload(day = TODAY): string {
  const folder = uploadFolder(desk.database, LOST);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'reps.csv'), 'rep_id');
  aged(folder, day);
  return folder;
}

test('a preview that nobody decided in fourteen days is discarded with its files, on the record', async () => {
  const { id } = await desk.stage(SMALL);
  expect(await cleanUp(addDays(TODAY, 14))).toEqual({ discarded: 0, removed: 0 });
  expect(existsSync(staged(id))).toBe(true);
  expect(await cleanUp()).toEqual({ discarded: 1, removed: 0 });
  expect(await state(id)).toBe('discarded');
  expect(inFolder()).toEqual([]);
  expect(desk.one(`select actor_id from audit_events where action = 'import.discarded'`)).toBeNull();
  expect(await cleanUp()).toEqual({ discarded: 0, removed: 0 });
});

test('an upload whose reading was given up is discarded; one that still waits for its turn is not', async () => {
  await addImport(desk.database.db, { id: LOST, source: 'canonical', createdAt: NOW, createdBy: null });
  const waiting = '01890a5d-ac96-774b-bcce-b302099a8058';
  await announceImport(desk.database, { id: waiting, files: [] }, desk.actor);
  const folder = lostUpload();
  expect(await cleanUp()).toMatchObject({ discarded: 1 });
  expect(existsSync(folder)).toBe(false);
  expect(await state(waiting)).toBe('staging');
});

test('files that belong to no import go when they are old', async () => {
  const { id } = await desk.stage(SMALL);
  await expect(desk.stage({ 'reps.csv': 'rep_id\n' })).rejects.toThrow();
  const failed = desk.one(`select id from imports where state = 'failed'`) as string;
  writeFileSync(`${staged(failed)}-journal`, '');
  aged(`${staged(failed)}-journal`);
  const folder = lostUpload();
  const note = join(desk.database.folder, 'imports', 'notes.txt');
  writeFileSync(note, 'not ours');
  aged(note);
  await desk.database.db
    .updateTable('imports')
    .set({ created_at: `${LATER}T08:00:00.000Z` })
    .where('id', '=', id)
    .execute();
  expect(await cleanUp()).toEqual({ discarded: 0, removed: 2 });
  expect(existsSync(folder)).toBe(false);
  expect(inFolder()).toEqual([`${id}.db`, 'notes.txt']);
});

test('young files stay, and the rejected rows of a committed import stay for good', async () => {
  const { id } = await desk.stage({ ...SMALL, 'revenue.csv': `${SMALL['revenue.csv']}A1,2024-13,Bolts,1.00,R1\n` });
  await desk.commit(id);
  aged(staged(id));
  const folder = lostUpload(LATER);
  expect(await cleanUp()).toEqual({ discarded: 0, removed: 0 });
  expect(existsSync(staged(id)) && existsSync(folder)).toBe(true);
});

test('files of an import that only another database beside this one can know are left alone', async () => {
  const folder = lostUpload();
  writeFileSync(join(desk.database.folder, 'demo.db'), 'SQLite format 3\0…');
  expect(await cleanUp()).toEqual({ discarded: 0, removed: 0 });
  expect(existsSync(folder)).toBe(true);
});

test('without any import there is nothing to do', async () => {
  expect(await cleanUp()).toEqual({ discarded: 0, removed: 0 });
});
