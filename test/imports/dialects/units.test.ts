import { powerInHeader } from '../../../src/imports/tables/units';
import { type Desk, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

test.each([
  ['Umsatz (T€)', 3],
  ['Umsatz TEUR', 3],
  ['Umsatz in Tsd. EUR', 3],
  ['Revenue (in thousands)', 3],
  ['Sales ($000)', 3],
  ['Amount (€k)', 3],
  ['Umsatz in Mio. EUR', 6],
  ['Revenue ($M)', 6],
  ['Umsatz (EUR)', 0],
  ['Amount', 0],
  ['Total Amount 2000', 0],
  ['Kunde', 0],
  ['Amount EUR', 0],
])('%s: the amounts are in units of ten to the power of %i', (header, power) => {
  expect(powerInHeader(header)).toBe(power);
});

test('amounts in thousands are booked whole to the cent, and the preview says so', async () => {
  const sheet = 'Kunde;Betreuer;Monat;Umsatz (T€)\nAlpha;Rosa;01.2024;12,345678\nBeta;Rui;02.2024;-1.250,5\n';
  const { currency, derivations } = await desk.bring({ 'umsatz.csv': sheet });
  expect(currency).toBe('EUR');
  expect(desk.all('select amount_cents from revenue order by month')).toEqual([
    { amount_cents: 1_234_568 },
    { amount_cents: -125_050_000 },
  ]);
  expect(derivations).toContain(
    'The column Umsatz (T€) of umsatz.csv is in thousands by its name; its amounts were multiplied.',
  );
});

test('a unit in a title above the table is never passed over', async () => {
  const rows = 'Kunde,Betreuer,Monat,Umsatz\nAlpha,Rosa,2024-01,12.5\nBeta,Rui,2024-02,3\n';
  const stage = desk.stage({ 'a.csv': `Angaben in TEUR,,,\n${rows}` });
  await expect(stage).rejects.toMatchObject({ code: 'import.unitAbove' });
  await desk.bring({ 'b.csv': `Thousand Oaks branch,,,\n${rows}` });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(1_550);
});

test('a column in thousands for each month; a mix of units is refused', async () => {
  const header = 'Customer,Rep,Jan 2024 k€,Feb 2024 k€,Mar 2024 k€';
  await desk.bring({ 'across.csv': `${header}\nAlpha,Rosa,1,2.5,\nBeta,Rui,4,,3\n` });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(1_050_000);
  const mixed = desk.stage({ 'across.csv': `${header.replace('k€', '€')}\nAlpha,Rosa,1,2.5,\n` });
  await expect(mixed).rejects.toMatchObject({ code: 'import.monthsAcross' });
});
