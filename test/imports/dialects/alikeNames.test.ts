import { type Desk, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const SHEET = `Customer;Rep;Month;Product;Amount
Acme, Inc.;Ann;2024-01;GTX Pro;10
ACME;Ann;2024-02;GTXPro;20
Bolt;Ann;2024-02;Nuts;30
`;

test('names that may stand for one are proposed with a score, nothing is merged', async () => {
  const { warnings, alike } = await desk.bring({ 'sheet.csv': SHEET });
  expect(warnings.join('\n')).toMatch(/1 pair of accounts may stand for one.*Acme, Inc\. and ACME \(90 of 100\)/);
  expect(alike).toMatchObject([
    { noun: 'category', score: 98 },
    {
      noun: 'account',
      score: 90,
      names: [
        { name: 'Acme, Inc.', owner: 'Ann', cents: 1_000 },
        { name: 'ACME', cents: 2_000 },
      ],
    },
  ]);
  expect(warnings.join('\n')).toMatch(/1 pair of products or categories.*GTX Pro and GTXPro \(98 of 100\)/);
  expect(desk.one('select count(*) from accounts')).toBe(3);
});

test('what was proposed before is not proposed again, a new name beside known ones is', async () => {
  await desk.bring({ 'sheet.csv': SHEET });
  expect((await desk.bring({ 'sheet.csv': SHEET })).warnings.join('\n')).not.toMatch(/may stand for one/);
  const later = await desk.bring({ 'sheet.csv': `${SHEET}B.O.L.T. Ltd;Ann;2024-03;Nuts;5\n` });
  expect(later.warnings.join('\n')).toMatch(/1 pair of accounts may stand for one.*Bolt and B\.O\.L\.T\. Ltd/);
});
