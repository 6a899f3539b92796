import Sqlite from 'better-sqlite3';
import { keepingStatements } from '../../src/storage/dialect/keptStatements';

const ASKED = 'select * from things order by rowid';

function things() {
  const handle = new Sqlite(':memory:');
  handle.exec("create table things (name text); insert into things values ('one'), ('two')");
  return { handle, kept: keepingStatements(handle) };
}

test('a statement is prepared once and answers each time anew', () => {
  const { handle, kept } = things();
  const first = kept.prepare(ASKED);
  expect(first.all([])).toHaveLength(2);
  handle.exec("insert into things values ('three')");
  expect(kept.prepare(ASKED)).toBe(first);
  expect(first.all([])).toHaveLength(3);
});

test('it tells the columns that a change of the schema brought', () => {
  const { handle, kept } = things();
  kept.prepare(ASKED).all([]);
  handle.exec('alter table things add column size integer default 7');
  expect(kept.prepare(ASKED).all([])[0]).toEqual({ name: 'one', size: 7 });
});

test('it can be asked while its rows are being read one by one', () => {
  const { kept } = things();
  const rows = kept.prepare(ASKED).iterate([]);
  expect(rows.next().value).toEqual({ name: 'one' });
  expect(kept.prepare(ASKED).all([])).toHaveLength(2);
  expect(rows.next().value).toEqual({ name: 'two' });
});

test('rarely asked ones make room', () => {
  const { kept } = things();
  const first = kept.prepare(ASKED);
  for (let n = 0; n < 500; n++) kept.prepare(`select ${n} from things`);
  expect(kept.prepare(ASKED)).not.toBe(first);
});
