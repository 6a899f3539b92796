import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMapping } from '../../../src/imports/mapping/mapping';
import { run, runJson } from '../../process';
import { type Desk, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const SHEET = 'Kunde;Betreuer;Datum;Umsatz\nAcme;Ann;01/02/2025;10,50\nBeta;Ann;03/04/2025;20\n';

test('the command refuses what is ambiguous, writes a mapping to complete, and reads the file as it states', async () => {
  const [{ path }] = desk.write({ 'umsatz.csv': SHEET });
  const mapping = join(desk.database.folder, 'mapping.json');
  const refused = await run(['import', path, '--write-mapping', mapping, '--database', desk.database.url]);
  expect([refused.code, refused.err]).toEqual([
    1,
    expect.stringMatching(/column Datum .*01\/02\/2025.*--mapping FILE/s),
  ]);
  expect(desk.one('select count(*) from accounts')).toBe(0);
  const written = JSON.parse(readFileSync(mapping, 'utf8'));
  expect(written.files[0]).toMatchObject({
    holds: 'deals',
    columns: { accountName: 'Kunde', amount: 'Umsatz' },
    decimal: ',',
  });
  written.files[0].dateOrder = 'mdy';
  writeFileSync(mapping, JSON.stringify(written));
  const json = await runJson(['import', path, '--mapping', mapping, '--database', desk.database.url]);
  expect(json).toMatchObject({ state: 'committed', months: { first: '2025-01', last: '2025-03' } });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(3_050);
});

test.each([
  ['{', /it is no JSON/],
  [
    '{"files":[{"file":"a.csv","holds":"deals","columns":{"money":"x"}}]}',
    /columns\.money: is no meaning of a column of deals; there are account, accountName/,
  ],
  ['{"files":[{"file":"a.csv","holds":"deals","dateOrder":"dd/mm"}]}', /files\.0\.dateOrder/],
  ['{"files":[],"more":1}', /more/],
])('a mapping that cannot be used says where it is wrong: %s', (text, sentence) => {
  expect(() => parseMapping(text, 'm.json')).toThrow(sentence);
});
