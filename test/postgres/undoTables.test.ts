import { FILE_KINDS } from '../../src/imports/kinds/rowKind';
import { targets } from '../../src/storage/imports/importTargets';
import { RECORDED } from '../../src/storage/imports/importUndoLog';
import { type Desk, OPTIONAL, openDesk, SMALL } from '../imports/desk';
import { rowsOf } from '../triggers';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const NOTED = [...RECORDED, 'company'].sort();
/** What an import tells of itself, and what is only counted or made from the rest. */
const OF_THE_IMPORT = [
  ...['imports', 'import_files', 'import_mappings', 'import_undo', 'row_changes', 'jobs'],
  ...['audit_events', 'audit_head', 'audit_payloads'],
];

test('every table that an import writes has the trigger that notes its changes', () => {
  const noted = desk.all(
    `select distinct tgrelid::regclass::text as name from pg_trigger where tgname like '%\\_undo' and tgparentid = 0`,
  );
  expect(noted.map((row) => (row as { name: string }).name).sort()).toEqual(NOTED);
  for (const { table } of targets('canonical')) expect(NOTED).toContain(table);
});

test('an import of files of every kind writes no table whose changes are not noted', async () => {
  const tables = await desk.database.dialect.tableNames(desk.database.db as never);
  const content = () => new Map(tables.map((table) => [table, JSON.stringify(rowsOf(desk.database, table))]));
  const before = content();
  const files = {
    ...SMALL,
    ...OPTIONAL,
  };
  expect(Object.keys(files).sort()).toEqual(FILE_KINDS.map((kind) => `${kind}.csv`).sort());
  await desk.bring(files);
  const after = content();
  const changed = tables.filter((table) => after.get(table) !== before.get(table));
  expect(changed).toEqual(expect.arrayContaining(['reps', 'revenue', 'deals', 'absences', 'imports']));
  expect(changed.filter((table) => !OF_THE_IMPORT.includes(table) && !NOTED.includes(table))).toEqual([]);
});
