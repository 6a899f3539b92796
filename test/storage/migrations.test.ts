import { migrations } from '../../migrations/index';
import { importJob } from '../../src/storage/imports/imports';
import { emptyDatabase } from '../tempDatabase';

const AT = '2026-01-01T00:00:00.000Z';

test('jobs of an older database learn what they are for; an import that was read keeps its staging file', async () => {
  const database = await emptyDatabase();
  try {
    const upTo = migrations.findIndex((migration) => migration.name === '014-import-attempts');
    const run = async (from: number, to?: number): Promise<void> => {
      for (const { up } of migrations.slice(from, to)) await up(database.db as never, database.dialect);
    };
    await run(0, upTo);
    const addImport = database.raw.prepare(
      `insert into imports (id, source, state, created_at) values (?, 'canonical', ?, '${AT}')`,
    );
    addImport.run('read', 'previewed');
    addImport.run('waiting', 'staging');
    const addJob = database.raw.prepare(
      `insert into jobs (id, kind, payload, state, attempts, created_at) values (?, ?, ?, 'done', 1, '${AT}')`,
    );
    addJob.run('j1', 'import.stage', '{"importId":"read"}');
    addJob.run('j2', 'import.commit', '{"importId":"read"}');
    addJob.run('j3', 'import.stage', '{"importId":"forgotten"}');
    addJob.run('j4', 'analysis', '{}');
    await run(upTo);
    expect(await importJob(database.db, 'read')).toMatchObject({ id: 'j2', importId: 'read', rotationId: null });
    const forNothing = 'select id from jobs where import_id is null order by id';
    expect(database.raw.prepare(forNothing).pluck().all()).toEqual(['j3', 'j4']);
    expect(database.raw.prepare('select id, attempt from imports order by id').all()).toEqual([
      { id: 'read', attempt: 1 },
      { id: 'waiting', attempt: 0 },
    ]);
  } finally {
    await database.remove();
  }
});
