import request from 'supertest';
import { newTokenText } from '../../src/app/apiTokens/tokenText';
import { seededRandom } from '../../src/shared/random';
import { type Database, openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { EFFECTIVE, exchanged, IMPORT_ROWS, money, problems } from '../faults/company';
import { DEEDS } from '../faults/deeds';
import { openRaw } from '../openRaw';
import { openCastSite } from '../web/castSite';
import { OwnServer } from './ownServer';

jest.setTimeout(600_000);

/** Stops of each deed. */
const STOPS = Number(process.env.ROTATION_FAULT_RUNS ?? 1);

let server: OwnServer;
beforeAll(async () => {
  server = await OwnServer.make({ fsync: 'off' });
  process.env.TEST_POSTGRES_URL = server.address;
});
afterAll(() => server.remove());
afterEach(() => server.start());

test('while the server is away every page says so with 503; when it is back everybody goes on', async () => {
  const site = await openCastSite();
  const admin = await site.as('admin');
  expect((await admin.get('/accounts')).status).toBe(200);
  await server.stop('at once');
  for (let i = 0; i < 2; i++) {
    const page = await admin.get('/accounts');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect([page.status, page.headers['retry-after']]).toEqual([503, '2']);
    expect(page.text).toContain('The database cannot be reached just now');
  }
  const json = await request(site.app).get('/accounts').set('Cookie', admin.cookie()).accept('json');
  expect([json.status, json.body.error.code]).toEqual([503, 'storage.unreachable']);
  const api = await request(site.app).get('/api/v1/accounts').set('Authorization', `Bearer ${newTokenText().text}`);
  expect([api.status, api.body.code]).toEqual([503, 'storage.unreachable']);
  const states = async () =>
    Promise.all(['/health', '/ready'].map(async (path) => (await request(site.app).get(path)).status));
  expect(await states()).toEqual([200, 503]);
  await server.start();
  expect((await admin.get('/accounts')).status).toBe(200);
  expect(await states()).toEqual([200, 200]);
  await site.close();
});

test.each(['apply', 'import', 'undo'] as const)(
  'stopped at a random moment of %s: what was told is done, the rest whole or not there, and it goes on',
  async (name) => {
    const random = seededRandom(20_260_402 + name.length);
    let ms = 200;
    for (let n = 0; n < STOPS; n++) {
      const cast = await tradeCast();
      await DEEDS[name].prepare(cast);
      const before = { money: money(cast.database), count: DEEDS[name].count(cast.database) };
      // One handle throughout: the process goes on, as the application does.
      const database = openDatabase(cast.database.url);
      await database.db.selectFrom('company').select('name').execute();
      const [began, after] = [performance.now(), random.next() * ms];
      const stopped = new Promise((resolve) => setTimeout(resolve, after)).then(() => server.stop('at once'));
      const first = await perform(name, database);
      await stopped;
      if (first.error === null) ms = (performance.now() - began) * 0.8;
      else expect(first.error).toBe('storage.unreachable');
      await server.start();
      const seen = openRaw(cast.database.url);
      const counted = DEEDS[name].count(seen) - before.count;
      expect([first.told, first.told + 1]).toContain(counted);
      expect(await problems(database)).toEqual([]);
      const rows = (imports: number) => ({
        rows: before.money.rows + imports * IMPORT_ROWS,
        cents: before.money.cents + imports * IMPORT_ROWS * 100,
      });
      expect(money(seen)).toEqual(rows(name === 'import' ? counted : 0));
      expect(exchanged(seen).every((one) => typeof one === 'boolean')).toBe(true);
      if (counted === 0 || name === 'apply') {
        const again = await perform(name, database);
        expect(again).toEqual({ told: name === 'apply' ? 15 - counted : expect.any(Number), error: null });
        expect(await problems(database)).toEqual([]);
        if (name === 'import') expect(money(seen)).toEqual(rows(1));
        if (name === 'apply') expect(exchanged(seen)).toEqual(Array(15).fill(true));
      }
      await seen.close();
      await database.close();
      await cast.remove();
    }
  },
);

/** Does the deed until it is done or fails. */
async function perform(name: keyof typeof DEEDS, database: Database): Promise<{ told: number; error: string | null }> {
  let told = 0;
  const end = DEEDS[name].perform(database, () => told++, EFFECTIVE);
  const error = await end.then(
    () => null,
    (failed) => String(failed.code ?? failed.stack),
  );
  return { told, error };
}
