import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepNamesApart, mergeNames, undoNames } from '../../src/app/names/decideNames';
import { parseMapping } from '../../src/imports/mapping/mapping';
import { type Desk, openDesk } from '../imports/desk';
import { runJson } from '../process';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const FILES = {
  'sales.csv':
    'Customer,Rep,Month,Product,Amount\nAcme,Ann,2025-01,GTXPro,10\nAcme Inc.,Ann,2025-02,GTX Pro,20\nBeta,Bob,2025-01,MG,30\nBeta AG,Bob,2025-02,MG2,40\n',
};
const ONE = { kept: 'Acme', other: 'Acme Inc.', of: 'accounts', are: 'one' } as const;
const PRODUCTS = { kept: 'GTX Pro', other: 'GTXPro', of: 'products', are: 'one' } as const;
const TWO = { kept: 'Beta', other: 'Beta AG', of: 'accounts', are: 'two' } as const;

const idOf = (name: string): number => desk.one(`select id from accounts where name = '${name}'`) as number;
const decisions = () => desk.all('select noun, state from name_merges order by id');

test('decisions on names in a mapping file are said before the commit, taken with it, and taken once', async () => {
  const mapping = { files: [], names: [ONE, PRODUCTS, TWO] };
  const { id, summary } = await desk.stage(FILES, { mapping });
  expect(summary.derivations.join()).toContain(
    'states 3 decisions on names; those that nobody has taken yet are taken',
  );
  expect(decisions()).toEqual([]);
  const committed = await desk.commit(id);
  expect(committed.derivations).toContain('3 decisions on names of the mapping file were taken.');
  const taken = [
    { noun: 'account', state: 'confirmed' },
    { noun: 'category', state: 'confirmed' },
    { noun: 'account', state: 'refused' },
  ];
  expect(decisions()).toEqual(taken);
  expect(desk.one(`select sum(amount_cents) from revenue where account_id = ${idOf('Acme')}`)).toBe(3_000);
  const again = await desk.bring(FILES, { mapping });
  expect([decisions(), again.warnings.join()]).toEqual([taken, expect.not.stringContaining('was not followed')]);
});

test.each([
  ['a name that is not there', { ...ONE, other: 'Acme Ltd' }, 'there is no "Acme Ltd"'],
  ['one name twice', { ...ONE, other: 'Acme' }, 'Choose two different names'],
])('%s is told, and the data comes all the same', async (_, names, because) => {
  const summary = await desk.bring(FILES, { mapping: { files: [], names: [names] } });
  expect(summary.warnings.join()).toContain(because);
  expect(desk.one('select count(*) from accounts')).toBe(4);
});

test('what a person decided since, or took back, stays', async () => {
  await desk.bring(FILES);
  const acme = { noun: 'account', keptId: idOf('Acme'), otherId: idOf('Acme Inc.'), score: null } as const;
  await undoNames(desk.database, await mergeNames(desk.database, acme, desk.actor), desk.actor);
  const beta = { noun: 'account', keptId: idOf('Beta'), otherId: idOf('Beta AG'), score: null } as const;
  await keepNamesApart(desk.database, beta, desk.actor);
  const summary = await desk.bring(FILES, { mapping: { files: [], names: [ONE, { ...TWO, are: 'one' }] } });
  expect(summary.warnings.join()).toMatch(
    /Acme Inc\. and Acme are one was not followed: a decision of 2026-01-15 was taken back/,
  );
  expect(summary.warnings.join()).toMatch(
    /Beta AG and Beta are one was not followed: a decision of 2026-01-15 keeps them apart/,
  );
  expect(desk.one('select count(*) from accounts where merged_into is not null')).toBe(0);
});

test('the command writes what was decided, by id where several share a name', async () => {
  await desk.bring({
    'sales.csv': `Customer id,Customer,Rep,Month,Amount\n${[1, 2, 3, 1, 2].map((n, i) => `C${n},${n < 3 ? 'Acme' : 'Beta'},Ann,2025-0${i + 1},1${n}`).join('\n')}\n`,
  });
  const [keptId, otherId] = ['C1', 'C2'].map(
    (id) => desk.one(`select id from accounts where external_id = '${id}'`) as number,
  );
  await mergeNames(desk.database, { noun: 'account', keptId, otherId, score: null }, desk.actor);
  const [{ path }] = desk.write({ 'sales.csv': FILES['sales.csv'] });
  const file = join(desk.database.folder, 'mapping.json');
  await runJson(['import', path, '--dry-run', '--write-mapping', file, '--database', desk.database.url]);
  const { names } = parseMapping(readFileSync(file, 'utf8'), file);
  expect(names).toEqual([{ kept: 'C1', other: 'C2', of: 'accounts', are: 'one' }]);
});
