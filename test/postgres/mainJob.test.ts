import { sql } from 'kysely';
import { canonicalFolder, FOLDER_TOTAL } from '../cli/folder';
import { runJson } from '../process';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

jest.setTimeout(240_000);

let database: TempDatabase;
let folder: ReturnType<typeof canonicalFolder>;
beforeAll(async () => {
  database = await tempDatabase();
  folder = canonicalFolder();
});
afterAll(async () => {
  folder.remove();
  await database.remove();
});

test('imported, imported again, analysed, planned and checked: the same on PostgreSQL as on a file', async () => {
  const both = [database.url, folder.database];
  const ran = async (...args: string[]) => {
    const [one, other] = [[], []] as unknown[][];
    for (const [i, url] of both.entries()) {
      [one, other][i].push(await runJson([...args, '--database', url, '--today', '2026-01-10']));
    }
    return [one[0], other[0]] as [Record<string, unknown>, Record<string, unknown>];
  };
  const [first, firstOnFile] = await ran('import', folder.path);
  expect(first.files).toEqual(firstOnFile.files);
  expect(JSON.stringify(first.files)).toContain(`"totalCents":${FOLDER_TOTAL}`);
  const [again, againOnFile] = await ran('import', folder.path);
  expect(again.files).toEqual(againOnFile.files);
  const [analysis, analysisOnFile] = await ran('analyse');
  expect(analysis).toEqual(analysisOnFile);
  const [plan, planOnFile] = await ran('plan', '--seed', '1');
  expect({ ...plan, seconds: 0 }).toEqual({ ...planOnFile, seconds: 0 });
  const [check] = await ran('check');
  expect(check).toMatchObject({ ok: true });
});

test('each year of revenue lies in a partition of its own', async () => {
  const { rows } = await sql<{ name: string; n: number }>`
    select tableoid::regclass::text as name, count(*) as n from revenue group by 1 order by 1`.execute(database.db);
  expect(rows).toEqual(['revenue_2023', 'revenue_2024', 'revenue_2025'].map((name) => ({ name, n: 144 })));
});
