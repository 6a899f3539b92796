import { seededRandom } from '../../src/shared/random';
import { openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { EFFECTIVE, exchanged, IMPORT_ROWS, money, problems } from '../faults/company';
import { DEEDS } from '../faults/deeds';
import { openRaw } from '../openRaw';
import { OwnServer } from './ownServer';

jest.setTimeout(300_000);

test.each([
  ['apply', 0.5],
  ['import', 0.6],
] as const)(
  'the server fails in the middle of %s: its standby is promoted, nothing told is lost, and the same process goes on',
  async (name, share) => {
    const primary = await OwnServer.make({ fsync: 'off' });
    process.env.TEST_POSTGRES_URL = primary.address;
    const cast = await tradeCast();
    await DEEDS[name].prepare(cast);
    const before = { money: money(cast.database), count: DEEDS[name].count(cast.database) };
    await cast.database.close();
    const standby = await primary.withStandby();
    const hosts = `127.0.0.1:${primary.port},127.0.0.1:${standby.port}`;
    const database = openDatabase(cast.database.url.replace(`127.0.0.1:${primary.port}`, hosts));
    try {
      await database.db.selectFrom('company').select('name').execute();
      let told = 0;
      const random = seededRandom(20_260_403);
      const fails = new Promise((resolve) => setTimeout(resolve, random.next() * 600 * share)).then(() =>
        primary.stop('at once'),
      );
      const first = DEEDS[name].perform(database, () => told++, EFFECTIVE);
      const error = await first.then(() => null).catch((failed) => failed.code);
      await fails;
      expect([null, 'storage.unreachable']).toContain(error);
      // Nobody writes to a standby: until it is promoted the database is away.
      const early = DEEDS[name].perform(database, () => {}, EFFECTIVE);
      await expect(early).rejects.toMatchObject({ code: expect.stringMatching(/^(storage.unreachable|25006)$/) });
      await standby.ask('select pg_promote()');
      const seen = openRaw(cast.database.url.replace(String(primary.port), String(standby.port)));
      const counted = DEEDS[name].count(seen) - before.count;
      expect([told, told + 1]).toContain(counted);
      expect(await problems(database)).toEqual([]);
      if (name === 'apply' || counted === 0) await DEEDS[name].perform(database, () => {}, EFFECTIVE);
      expect(await problems(database)).toEqual([]);
      const imported = name === 'import' ? IMPORT_ROWS : 0;
      expect(money(seen)).toEqual({
        rows: before.money.rows + imported,
        cents: before.money.cents + imported * 100,
      });
      expect(exchanged(seen)).toEqual(Array(15).fill(name === 'apply'));
      await seen.close();
    } finally {
      await database.close();
      await primary.remove();
      await standby.remove();
    }
  },
);
