import { spawn } from 'node:child_process';
import { PRODUCT, ROOT } from '../process';
import { tempDatabase } from '../tempDatabase';

jest.setTimeout(60_000);

test('a worker stops when a newer version of the program has changed the database under it', async () => {
  const database = await tempDatabase();
  const worker = spawn(process.execPath, [...PRODUCT, 'worker', '--database', database.url], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => worker.once('exit', resolve));
  let log = '';
  worker.stderr!.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  database.raw.exec(`insert into jobs (id, kind, payload, state, attempts, created_at)
    values ('j', 'analysis', '{}', 'queued', 0, '2026-01-01T00:00:00.000Z')`);
  const state = () => database.raw.prepare('select state from jobs').pluck().get();
  while (state() === 'queued' && worker.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
  database.raw.exec(`insert into schema_migrations values ('999-from-the-future', '2030-01-01')`);
  expect(await ended).toBe(0);
  expect(log).toContain('A newer version of this program has changed the database; this worker stops.');
  await database.remove();
});
