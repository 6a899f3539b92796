import { ifFree } from '../../src/storage/ifFree';
import { saveSession, touchSession } from '../../src/storage/people/sessions';
import { waitShortly, writeElsewhere } from '../busy';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

const AT = '2026-02-10T09:00:00.000Z';
const LATER = '2026-02-10T09:30:00.000Z';
const SESSION = { id: 's1', userId: null, data: '{}', device: null, touchedAt: AT, expiresAt: LATER };

let temp: TempDatabase;
beforeEach(async () => {
  temp = await tempDatabase();
  waitShortly(temp, 2);
  await saveSession(temp.db, SESSION);
});
afterEach(() => temp.remove());

const touched = async () => (await temp.db.selectFrom('sessions').select('touched_at').executeTakeFirst())?.touched_at;

test('what can wait for another time is done when nobody else writes', async () => {
  expect(await ifFree(temp.db, (trx) => touchSession(trx, 's1', LATER, LATER).then(() => 'done'))).toBe('done');
  expect(await touched()).toBe(LATER);
});

test('while another process writes it is left out, and not tried again', async () => {
  const end = writeElsewhere(temp);
  const work = jest.fn(async () => 'done');
  const wait = jest.spyOn(global, 'setTimeout');
  try {
    expect(await ifFree(temp.db, work)).toBeNull();
    expect(work).not.toHaveBeenCalled();
    expect(wait.mock.calls.map(([, ms]) => ms)).not.toContain(20);
  } finally {
    wait.mockRestore();
    end();
  }
  expect(await ifFree(temp.db, work)).toBe('done');
});

test('its own errors come through, and nothing stays written', async () => {
  const failing = ifFree(temp.db, async (trx) => {
    await touchSession(trx, 's1', LATER, LATER);
    throw new Error('It broke.');
  });
  await expect(failing).rejects.toThrow('It broke.');
  expect(await touched()).toBe(AT);
});
