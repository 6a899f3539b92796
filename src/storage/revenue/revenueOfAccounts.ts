import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { QuarterlyRevenue } from '../../accounts/revenue';
import type { AccountId } from '../../accounts/types';
import type { MonthSpan } from '../../growth/history';
import {
  firstMonthIndexOfQuarter,
  type Month,
  monthFromIndex,
  monthIndex,
  quarterIndexOfMonth,
  quarterIndexOfMonthIndex,
} from '../../shared/calendar';
import type { Database, Db } from '../database';
import { keptWithData } from '../kept';

/**
 * First and last month with revenue; null without any. Looks up the ends of each account's history in key order, which
 * on a large table takes a small part of the time that reading every row would.
 */
export function revenueMonths(db: Db): Promise<MonthSpan | null> {
  return keptWithData(db, 'months with revenue', async (reads) => {
    const { rows } = await sql.raw<Ends>(ENDS).execute(reads);
    return spanOf(rows[0]);
  });
}

const ENDS = `select min((select min(month) from revenue where account_id = a.id)) as "firstMonth",
  max((select max(month) from revenue where account_id = a.id)) as "lastMonth" from accounts a`;

interface Ends {
  firstMonth: Month | null;
  lastMonth: Month;
}

function spanOf({ firstMonth, lastMonth }: Ends): MonthSpan | null {
  return firstMonth === null ? null : { firstMonth, lastMonth };
}

export interface QuarterSpan {
  fiscalYearStartMonth: number;
  /** First month with revenue of any account: no quarter before the first whole one is read. */
  firstMonth: Month;
  /** First and last quarter index wanted. */
  from: number;
  through: number;
}

/** Accounts read before others get their turn. */
const AT_ONCE = 1_000;

/**
 * Revenue of some accounts by fiscal quarter, minor units. Reads the months of these accounts only. Every account asked
 * for has a row; it holds zeros where there is no revenue.
 */
export async function loadRevenueOfAccounts(
  { bulk }: Database,
  accountIds: readonly AccountId[],
  span: QuarterSpan,
): Promise<QuarterlyRevenue> {
  const { fiscalYearStartMonth: start, through } = span;
  const firstWhole = quarterIndexOfMonthIndex(monthIndex(span.firstMonth) + 2, start);
  const firstQuarter = Math.min(through, Math.max(span.from, firstWhole));
  const quarters = through - firstQuarter + 1;
  const ids = [...new Set(accountIds)].sort((a, b) => a - b);
  const row = new Map(ids.map((id, position) => [id, position]));
  const cents = new Float64Array(ids.length * quarters);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    if (from > 0) await setImmediate();
    await bulk.each<[AccountId, Month, number]>(
      `select account_id, month, sum(amount_cents) from revenue
        where account_id in (${bulk.idsOfJson}) and month between ? and ? group by account_id, month`,
      [
        JSON.stringify(ids.slice(from, from + AT_ONCE)),
        monthFromIndex(firstMonthIndexOfQuarter(firstQuarter, start)),
        monthFromIndex(firstMonthIndexOfQuarter(through + 1, start) - 1),
      ],
      ([accountId, month, sum]) => {
        cents[row.get(accountId)! * quarters + quarterIndexOfMonth(month, start) - firstQuarter] += sum;
      },
    );
  }
  return { firstQuarter, quarters, accountIds: ids, cents };
}
