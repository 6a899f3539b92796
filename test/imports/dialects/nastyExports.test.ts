import { type Desk, openDesk } from '../desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

test('amounts in brackets with the mark outside, a minus behind, and groups by narrow no-break spaces', async () => {
  await desk.bring({
    'orders.csv': `Customer;Rep;Invoice Date;Amount;;
Acme;Ash, Ann;31.01.2024;€ 1\u202f234,50;;
Acme;Ash, Ann;29.02.2024;(200,00) €;;
Acme;Ash, Ann;30.04.2024;€ (7,25);;
Bolt;Birch, Bob;31.03.2024;1.000,00-;;
;;;;;
`,
  });
  expect(desk.all('select month, amount_cents as cents from revenue order by month')).toEqual([
    { month: '2024-01', cents: 123_450 },
    { month: '2024-02', cents: -20_000 },
    { month: '2024-03', cents: -100_000 },
    { month: '2024-04', cents: -725 },
  ]);
});

test('UTF-16 with tabs, empty columns at the end and names of reps as "Last, First"', async () => {
  const text =
    'Kunde\tVertreter\tBuchungsmonat\tNettoumsatz\t\t\nMüller\tWeiß, Anna\t01.2025\t1.234,50\t\t\nBäcker\tGroß, Jörg\t02.2025\t99,00\t\t\n';
  await desk.bring({ 'sap.csv': Buffer.from(`\ufeff${text}`, 'utf16le') });
  expect(desk.all('select name from reps order by name')).toEqual([{ name: 'Groß, Jörg' }, { name: 'Weiß, Anna' }]);
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(133_350);
});

test('a column for each month and a total at the end and below: nothing counts twice', async () => {
  await desk.bring({
    'a.csv': 'Customer,Rep,Jan 25,Feb 25,Mar 25,Total\nAcme,Ann,100,200,300,600\nTotal,,100,200,300,600\n',
  });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(60_000);
});

test('a column for each quarter of a fiscal year is refused: nobody knows when it begins', async () => {
  const stage = desk.stage({ 'fy.csv': 'Customer,Rep,Q1 FY25,Q2 FY25,Q3 FY25,Q4 FY25\nAcme,Ann,100,200,300,400\n' });
  await expect(stage).rejects.toMatchObject({ code: 'import.monthsAcross' });
});

test('a report by groups: rows that leave the customer to the line above are rejected and told', async () => {
  const summary = await desk.bring({
    'grouped.csv': `Account Owner,Account Name,Close Date,Amount
Ann Ash,Acme,2024-01-31,100.00
,,2024-02-29,200.00
Bob Birch,Coil,2024-01-31,50.00
Subtotal,,,350.00
`,
  });
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(15_000);
  expect(summary.warnings.join()).toContain('1 deal of grouped.csv has no account (together $200.00)');
});
