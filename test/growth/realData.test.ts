import type { Account, Assignment, Rep } from '../../src/accounts/types';
import { analyseGrowth } from '../../src/growth/analyse';
import { isNonGrowing } from '../../src/growth/states';
import { addDays, monthIndex, quarterIndex, quarterIndexOfMonthIndex } from '../../src/shared/calendar';
import { parseAmount } from '../../src/shared/money';
import { account, categoriesOf, inputOf, rep } from './inputs';
import { realRows } from './realData';

const FOLDER = 'adventureworks-intl';
const rows = realRows(FOLDER, 'revenue.csv');

if (rows === null) test('real data is not here: the analysis is not compared with adventureworks-intl', () => {});
else {
  const asOf = quarterIndex('2014-Q1');
  const sums = new Map<number, Map<number, number>>();
  const categories = new Map<string, number>();
  const names = [...new Set(rows.map((row) => row.category))].sort();
  for (const row of rows) {
    const quarter = quarterIndexOfMonthIndex(monthIndex(row.month), 1);
    if (quarter > asOf) continue;
    const id = Number(row.account_id);
    const cents = parseAmount(row.amount)!;
    const ofAccount = sums.get(id) ?? new Map<number, number>();
    sums.set(id, ofAccount.set(quarter, (ofAccount.get(quarter) ?? 0) + cents));
    const key = `${id}/${names.indexOf(row.category)}`;
    if (quarter > asOf - 4) categories.set(key, (categories.get(key) ?? 0) + cents);
  }
  const accountIds = [...sums.keys()].sort((a, b) => a - b);
  const [firstQuarter, quarters] = [quarterIndex('2011-Q2'), 12];
  const cents = new Float64Array(accountIds.length * quarters);
  accountIds.forEach((id, position) => {
    for (const [quarter, sum] of sums.get(id)!) cents[position * quarters + quarter - firstQuarter] = sum;
  });
  const revenue = { firstQuarter, firstCompleteQuarter: firstQuarter + 1, quarters, accountIds, cents };
  const assignments = realRows(FOLDER, 'assignments.csv')!.map(
    (row): Assignment => ({
      accountId: Number(row.account_id),
      repId: Number(row.rep_id),
      role: 'owner',
      from: row.start_date,
      to: row.end_date ? addDays(row.end_date, 1) : null,
    }),
  );
  const analysis = analyseGrowth({
    ...inputOf({ sales: {} }),
    policy: inputOf({ sales: {}, policy: { growth: { minPeers: 12 } } }).policy,
    asOf,
    cutOff: '2014-03-31',
    accounts: realRows(FOLDER, 'accounts.csv')!.map(
      (row): Account =>
        account(Number(row.account_id), {
          name: row.name,
          segment: row.segment,
          region: row.region,
          industry: row.industry,
        }),
    ),
    reps: realRows(FOLDER, 'reps.csv')!.map((row): Rep => rep(Number(row.rep_id), { name: row.name })),
    assignments,
    revenue,
    categoryRevenue: categoriesOf(
      revenue,
      [...categories].map(([key, sum]) => [Number(key.split('/')[0]), Number(key.split('/')[1]), sum / 100]),
    ),
  });
  const withYearBefore = analysis.accounts.filter((found) => found.priorCents > 0);

  test('111 accounts have revenue in the earlier four quarters, 65 % of them do not grow', () => {
    expect(withYearBefore).toHaveLength(111);
    const notGrowing = withYearBefore.filter((found) => found.growth! <= 0);
    expect(Math.round((100 * notGrowing.length) / withYearBefore.length)).toBe(65);
  });

  test('what is sold is counted once, whoever owns it', () => {
    const inYear = rows.filter((row) => row.month >= '2013-04' && row.month <= '2014-03');
    expect(analysis.company.t4qCents).toBe(inYear.reduce((sum, row) => sum + parseAmount(row.amount)!, 0));
    expect(analysis.reps.reduce((sum, { bookT4qCents }) => sum + bookT4qCents, 0)).toBe(analysis.company.t4qCents);
  });

  test('nobody is called consistent or behind on so little evidence', () => {
    expect(analysis.reps.filter((found) => found.protected || found.verdict === 'train')).toEqual([]);
  });

  test('candidates stand still and did not move within a year', () => {
    const candidates = analysis.accounts.filter((found) => found.candidate);
    expect(candidates.length).toBeGreaterThan(30);
    expect(candidates.every((found) => isNonGrowing(found.state))).toBe(true);
    const moved = new Set(assignments.filter(({ from }) => from > '2013-03-31').map(({ accountId }) => accountId));
    const first = new Map(assignments.map(({ accountId }) => [accountId, '9999']));
    for (const { accountId, from } of assignments) if (from < first.get(accountId)!) first.set(accountId, from);
    expect(candidates.filter(({ accountId }) => moved.has(accountId) && first.get(accountId)! <= '2013-03-31')).toEqual(
      [],
    );
  });
}
