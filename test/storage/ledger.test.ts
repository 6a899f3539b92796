import fc from 'fast-check';
import { addDays } from '../../src/shared/calendar';
import { ledgerProblems } from '../../src/storage/integrity';
import { tempDatabase } from '../tempDatabase';

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeAll(async () => {
  database = await tempDatabase();
  database.raw.exec(`
    insert into accounts (id, source, external_id, name, segment, region, industry) values (1, 'c', '1', 'A', '', '', '');
    insert into reps (id, source, external_id, name, region) values (1, 'c', '1', 'R', ''), (2, 'c', '2', 'S', '');`);
});
afterAll(() => database.remove());

const insert = (from: string, to: string | null, role = 'owner'): boolean => {
  try {
    database.raw
      .prepare(
        `insert into assignments (account_id, rep_id, role, from_date, to_date, origin) values (1, 1, ?, ?, ?, 'import')`,
      )
      .run(role, from, to);
    return true;
  } catch (error) {
    expect(String(error)).toMatch(/one owner a day|end after it begins/);
    return false;
  }
};

test('whatever is written, an account never has two owners on a day', async () => {
  const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2025-01-01', n));
  const spell = fc.tuple(day, fc.option(day, { nil: null }));
  const overlap = (a: [string, string | null], b: [string, string | null]): boolean =>
    a[0] < (b[1] ?? '9999') && b[0] < (a[1] ?? '9999');
  fc.assert(
    fc.property(fc.array(spell, { maxLength: 12 }), (spells) => {
      database.raw.exec('delete from assignments');
      const kept: [string, string | null][] = [];
      for (const [from, to] of spells) {
        const allowed = (to === null || to > from) && !kept.some((k) => overlap(k, [from, to]));
        expect(insert(from, to)).toBe(allowed);
        if (allowed) kept.push([from, to]);
      }
    }),
    { seed: 7, numRuns: 200 },
  );
  expect(await ledgerProblems(database.db)).toEqual([]);
});

test('overlays may overlap, and an update cannot sneak a second owner in', () => {
  database.raw.exec('delete from assignments');
  expect(insert('2025-01-01', '2025-02-01')).toBe(true);
  expect(insert('2025-01-10', null, 'overlay')).toBe(true);
  expect(insert('2025-02-01', null)).toBe(true);
  expect(() => database.raw.exec(`update assignments set to_date = '2025-02-02' where to_date = '2025-02-01'`)).toThrow(
    'one owner a day',
  );
  expect(() => database.raw.exec(`update assignments set role = 'owner' where role = 'overlay'`)).toThrow('one owner');
});

test('two owners written behind what guards the ledger are found', async () => {
  database.raw.exec('delete from assignments');
  database.raw.exec(
    database.dialect.name === 'postgres'
      ? 'alter table assignments drop constraint "an account can have only one owner a day"'
      : 'drop trigger assignments_one_owner_insert',
  );
  insert('2025-01-01', null);
  insert('2025-03-01', null);
  expect(await ledgerProblems(database.db)).toEqual(['A has two owners on 2025-03-01.']);
});
