import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { draftPair, TERMS, tradeCast } from '../app/tradeCast';
import { runJson } from '../process';
import { emptyDatabase } from '../tempDatabase';
import { rowsOf } from '../triggers';
import { BINARIES } from './ownServer';

/** PostgreSQL's own tools: in a folder that is named, or on the path. */
const tool = (name: string): string => join(process.env.ROTATION_POSTGRES_TOOLS ?? '', name);
/** The main version of a program of PostgreSQL; 0 when it is not here. */
function versionOf(program: string): number {
  try {
    const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
    return Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
const [found, needed] = [versionOf(tool('pg_dump')), versionOf(join(BINARIES, 'postgres'))];

/** The address without what only the product reads. */
const plain = (url: string): string => url.replace(/\?.*$/, '');

if (found >= needed) {
  test('a dump of PostgreSQL comes back row by row, without anybody signed in, and is guarded as before', async () => {
    const [{ database, ...cast }, back] = [await tradeCast(), await emptyDatabase()];
    try {
      const anna = cast.actor('anna');
      await submitTrade(database, await draftPair(database, cast.rotationId, anna, [1, 16]), TERMS, anna);
      database.raw.exec(`insert into sessions (id, data, created_at, touched_at, expires_at)
        values ('s', '{}', '2026-01-15', '2026-01-15', '2099-01-01')`);
      const dump = join(database.folder, 'rotation.dump');
      execFileSync(tool('pg_dump'), [
        ...['-Fc', '--exclude-table-data=sessions'],
        `--file=${dump}`,
        plain(database.url),
      ]);
      const into = ['--no-owner', '--exit-on-error', '--single-transaction'];
      execFileSync(tool('pg_restore'), [...into, `--dbname=${plain(back.url)}`, dump]);

      const tables = await database.dialect.tableNames(database.db as never);
      expect(await back.dialect.tableNames(back.db as never)).toEqual(tables);
      for (const table of tables.filter((name) => name !== 'sessions')) {
        expect([table, rowsOf(back, table)]).toEqual([table, rowsOf(database, table)]);
      }
      expect(rowsOf(back, 'sessions')).toEqual([]);
      expect(await runJson(['check', '--database', back.url])).toMatchObject({ ok: true });
      // What only the schema holds came along: numbers go on, and what is written once cannot be changed.
      const next = `insert into categories (name) values ('A new one') returning id`;
      expect(back.raw.prepare(next).get()).toEqual(database.raw.prepare(next).get());
      expect(() => back.raw.exec('delete from audit_events')).toThrow('audit_events is append-only');
    } finally {
      await back.remove();
      await cast.remove();
    }
  });
} else {
  test(`pg_dump ${needed} or newer is not here: nothing is known about dumps of this server`, () => {
    console.log(`pg_dump ${found || 'is not here'}; ROTATION_POSTGRES_TOOLS names the folder of a newer one.`);
  });
}
