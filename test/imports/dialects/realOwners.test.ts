import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { addDays } from '../../../src/shared/calendar';
import { type Desk, openDesk } from '../desk';

const folder = process.env.ROTATION_REAL_DATA ?? resolve(__dirname, '../../../../shared/data');

type Row = Record<string, string>;
const rowsOf = (company: string, file: string): Row[] =>
  parse(readFileSync(join(folder, company, file)), { columns: true, bom: true });
const csv = (header: string[], rows: string[][]): string =>
  [header, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
/** The company's sales as one sheet that names no owners. */
const sheetOf = (company: string): string =>
  csv(
    ['Customer', 'Sales rep', 'Month', 'Product', 'Amount'],
    rowsOf(company, 'revenue.csv').map((r) => [`C${r.account_id}`, `R${r.rep_id}`, r.month, r.category, r.amount]),
  );
const id = (prefix: string, key: string): string => `${prefix}${key.padStart(12, '0')}`;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

if (existsSync(folder)) {
  test('where the rep of an order is dealt out at random, no owner is taken from sales', async () => {
    const summary = await desk.bring({ 'sales.csv': sheetOf('us-regional-sales') });
    expect(summary.ownersFrom).toBeNull();
    expect(desk.one('select count(*) from assignments')).toBe(0);
    expect(summary.warnings.join('\n')).toMatch(
      /the rep was the same in 5\d \(3\.\d %\); chance alone would give 3\.\d %\. .*no owner was taken from sales/,
    );
  });

  test('where reps keep their customers, owners are taken from sales and the test is told', async () => {
    const summary = await desk.bring({ 'sales.csv': sheetOf('adventureworks-intl') });
    expect(summary.ownersFrom).toBe('latestSale');
    expect(summary.derivations.join('\n')).toMatch(
      /244 accounts are owned by who sold to them, with 23 changes of owner/,
    );
    expect(desk.one('select count(*) from assignments')).toBe(267);
    expect(desk.one('select count(*) from assignments where start_known = 0')).toBe(244);
    // Against the owners that the company's own records tell, on the last day of every month with sales.
    const records = rowsOf('adventureworks-intl', 'assignments.csv');
    const derived = desk.all(
      `select substr(a.external_id, 2) account, substr(r.external_id, 2) rep, from_date "from", coalesce(to_date, '9999') "to"
       from assignments s join accounts a on a.id = s.account_id join reps r on r.id = s.rep_id`,
    ) as { account: string; rep: string; from: string; to: string }[];
    const months = [...new Set(rowsOf('adventureworks-intl', 'revenue.csv').map((r) => `${r.account_id} ${r.month}`))];
    const told = months.flatMap((one) => {
      const [account, month] = one.split(' ');
      const day = `${month}-28`;
      const mine = derived.find((s) => s.account === account && s.from <= day && day < s.to);
      const truth = records.find(
        (s) => s.account_id === account && s.start_date <= day && (s.end_date === '' || day <= s.end_date),
      );
      return mine && truth ? [mine.rep === truth.rep_id] : [];
    });
    expect([months.length, told.length, told.filter(Boolean).length]).toEqual([1311, 1094, 1048]);
    expect(summary.derivations.join('\n')).toMatch(/\(89\.\d %\); chance alone would give 17\.\d %/);
  });

  test('53 changes of owner come back day by day from an account history', async () => {
    const spells = rowsOf('adventureworks-intl', 'assignments.csv').sort((a, b) =>
      `${a.account_id} ${a.start_date}`.localeCompare(`${b.account_id} ${b.start_date}`),
    );
    const names = new Map(rowsOf('adventureworks-intl', 'reps.csv').map((r) => [r.rep_id, r.name]));
    const first = new Map<string, string>();
    const last = new Map<string, string>();
    const changes: string[][] = [];
    spells.forEach(({ account_id: account, rep_id: rep, start_date: day }, i) => {
      const before = spells[i - 1]?.account_id === account ? spells[i - 1].rep_id : null;
      last.set(account, rep);
      if (before === null) first.set(account, day);
      else {
        const row = [id('001', account), 'Owner', `${day}T09:30:00.000Z`];
        changes.push([...row, names.get(before)!, names.get(rep)!], [...row, id('005', before), id('005', rep)]);
      }
    });
    const summary = await desk.bring({
      'User.csv': csv(
        ['Id', 'Name', 'Username', 'IsActive'],
        [...names].map(([rep, name]) => [id('005', rep), name, rep, 'true']),
      ),
      'Account.csv': csv(
        ['Id', 'Name', 'BillingCountry', 'OwnerId', 'CreatedDate'],
        rowsOf('adventureworks-intl', 'accounts.csv').map((a) => [
          id('001', a.account_id),
          a.name,
          a.region,
          id('005', last.get(a.account_id)!),
          `${first.get(a.account_id)}T00:00:00.000Z`,
        ]),
      ),
      'Opportunity.csv': csv(
        ['Id', 'AccountId', 'StageName', 'CloseDate', 'Amount', 'OwnerId', 'IsWon', 'IsClosed'],
        rowsOf('adventureworks-intl', 'revenue.csv').map((r, i) => [
          id('006', String(i)),
          id('001', r.account_id),
          'Closed Won',
          `${r.month}-28`,
          r.amount,
          id('005', r.rep_id),
          'true',
          'true',
        ]),
      ),
      'AccountHistory.csv': csv(['AccountId', 'Field', 'CreatedDate', 'OldValue', 'NewValue'], changes),
    });
    const changed = new Set(changes.map(([account]) => account));
    const expected = spells
      .filter(({ account_id: account }) => changed.has(id('001', account)))
      .map((s) =>
        [id('001', s.account_id), id('005', s.rep_id), s.start_date, s.end_date && addDays(s.end_date, 1)].join(' '),
      );
    const written = desk.database.raw
      .prepare(
        `select a.external_id || ' ' || r.external_id || ' ' || from_date || ' ' || coalesce(to_date, '') from assignments s
         join accounts a on a.id = s.account_id join reps r on r.id = s.rep_id order by a.external_id, from_date`,
      )
      .pluck()
      .all() as string[];
    expect(changes).toHaveLength(106);
    expect(written.filter((spell) => changed.has(spell.slice(0, 15))).sort()).toEqual(expected.sort());
    expect(summary.derivations.join('\n')).toMatch(
      new RegExp(`Ownership of ${changed.size} accounts comes from the account history`),
    );
    expect(summary.warnings.join('\n')).not.toMatch(/account history/);
  });
} else {
  test(`real data is not here: ${folder}`, () => {
    expect(existsSync(folder)).toBe(false);
  });
}
