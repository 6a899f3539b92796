import type { Account, Assignment, Rep } from '../src/accounts/types';
import { analyseGrowth } from '../src/growth/analyse';
import { defaultPolicy } from '../src/rotations/policy';
import { asOfQuarterIndex, lastDayOfQuarter } from '../src/shared/calendar';
import { openDatabase } from '../src/storage/database';
import { loadCategoryRevenue, loadQuarterlyRevenue } from '../src/storage/revenueHistory';
import { measureHere } from './support';

const database = openDatabase(`sqlite:${process.argv[2]}`);
const { raw } = database;

/** Everything from opening the file to the finished analysis. */
measureHere(() => {
  const policy = defaultPolicy();
  const asOf = asOfQuarterIndex('2024-12', 1);
  const options = { fiscalYearStartMonth: 1, valueBasis: policy.valueBasis, through: asOf };
  const started = performance.now();
  const revenue = loadQuarterlyRevenue(database, options);
  const quarterly = performance.now();
  const categoryRevenue = loadCategoryRevenue(database, options, revenue);
  const loaded = performance.now();
  const analysis = analyseGrowth({
    asOf,
    cutOff: lastDayOfQuarter(asOf, 1),
    fiscalYearStartMonth: 1,
    policy,
    accounts: raw
      .prepare(`select id, external_id as externalId, name, segment, region, industry, potential_cents as potentialCents,
        potential_grade as potentialGrade, parent_id as parentId, locked_until as lockedUntil,
        lock_reason as lockReason from accounts`)
      .all() as Account[],
    reps: raw
      .prepare(`select id, external_id as externalId, name, email, manager_id as managerId, region,
        hire_date as hireDate, end_date as endDate from reps`)
      .all() as Rep[],
    assignments: raw
      .prepare(
        'select account_id as accountId, rep_id as repId, role, from_date as "from", to_date as "to" from assignments',
      )
      .all() as Assignment[],
    revenue,
    categoryRevenue,
    deals: [],
    absences: [],
    quotas: [],
    exclusions: [],
    optedIn: [],
  });
  return {
    loadQuartersMs: Math.round(quarterly - started),
    loadCategoriesMs: Math.round(loaded - quarterly),
    analyseMs: Math.round(performance.now() - loaded),
    company: analysis.company,
  };
});
