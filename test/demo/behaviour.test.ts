import { createHash } from 'node:crypto';
import { demoCsv } from '../../src/demo/demoCsv';
import { makeDemoCompany } from '../../src/demo/makeDemoCompany';
import { pastRounds } from '../../src/demo/timeline';
import { company, quartersByAccount, sum, TODAY, t4q } from './figures';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

test('the same seed and day give the same company to the byte; another seed gives another one', () => {
  expect(digest(makeDemoCompany(TODAY))).toBe(digest(company));
  expect(digest(makeDemoCompany(TODAY, [], 7))).not.toBe(digest(company));
});

test('another day of the quarter keeps the revenue, another quarter moves it', () => {
  const later = makeDemoCompany('2026-12-30');
  expect(digest(later.revenue)).toBe(digest(company.revenue));
  expect(pastRounds('2027-01-04')[0].effectiveDate).toBe('2025-07-01');
});

test('between a quarter and three fifths of the accounts do not grow, in each of the plain ways', () => {
  const judged = [...quartersByAccount.keys()].filter((id) => quartersByAccount.get(id)![8] > 0 && t4q(id, 15) > 0);
  const growth = judged.map((id) => t4q(id, 15) / t4q(id, 11) - 1);
  const declining = growth.filter((g) => g < -0.05).length;
  const flat = growth.filter((g) => g >= -0.05 && g <= 0.02).length;
  expect((declining + flat) / judged.length).toBeGreaterThan(0.25);
  expect((declining + flat) / judged.length).toBeLessThan(0.6);
  expect(declining).toBeGreaterThan(80);
  expect(flat).toBeGreaterThan(80);
  const quarters = [...quartersByAccount.values()];
  expect(quarters.filter((q) => sum(q.slice(12)) === 0 && sum(q.slice(8, 12)) > 0).length).toBeGreaterThan(10);
  expect(quarters.filter((q) => sum(q.slice(0, 9)) === 0).length).toBeGreaterThan(30);
});

test('some open deals are too young to keep an account', () => {
  const age = (created: string): number => (Date.parse(TODAY) - Date.parse(created)) / 86_400_000;
  expect(company.deals.filter((d) => age(d.created_date) < 30).length).toBeGreaterThanOrEqual(5);
  expect(company.deals.filter((d) => d.kind === 'renewal').length).toBeGreaterThanOrEqual(10);
  expect(company.deals.every((d) => d.last_activity_date > d.created_date && d.close_date > TODAY)).toBe(true);
});

test('as CSV: one file a table, a header and one line a row', () => {
  const files = demoCsv(company);
  expect(Object.keys(files).sort()).toEqual(
    ['absences', 'accounts', 'assignments', 'contacts', 'deals', 'quotas', 'reps', 'revenue'].map((f) => `${f}.csv`),
  );
  expect(files['reps.csv'].split('\r\n')[0]).toBe('rep_id,name,email,manager_id,region,hire_date,end_date');
  expect(files['revenue.csv'].trimEnd().split('\r\n')).toHaveLength(company.revenue.length + 1);
  expect(files['accounts.csv']).toContain('"');
});
