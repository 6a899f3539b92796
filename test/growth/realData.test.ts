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
    const notGrowing = withYearBefore.filter((found) => found.growth! <= 0.02);
    console.log(
      notGrowing.length,
      analysis.company.byState,
      analysis.company.candidates,
      withYearBefore.filter((f) => isNonGrowing(f.state)).length,
    );
    console.log(
      analysis.accounts
        .slice(0, 12)
        .map((a) => [a.state, ...a.reasons, '|', ...a.notCandidateBecause].join('; '))
        .join('\n'),
    );
    console.log(analysis.reps.map((r) => JSON.stringify(r)).join('\n'));
  });
}
