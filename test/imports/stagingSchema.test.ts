import Sqlite from 'better-sqlite3';
import { stagingSchema } from '../../src/storage/imports/importStagingSchema';

test.each([
  ['accounts', 'account_id', 'account_ids'],
  ['reps', 'rep_id', 'rep_ids'],
])('staged %s are found by their reference through an index, however many there are', (table, column, ids) => {
  const file = new Sqlite(':memory:');
  file.exec(stagingSchema());
  const plan = file
    .prepare(`explain query plan select s.name from ${ids} i left join ${table} s on s.${column} = i.ref`)
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join('\n')).toContain(`(${column}=?)`);
  file.close();
});
