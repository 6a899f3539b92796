import { makeDemoCompany } from '../../src/demo/makeDemoCompany';
import { quarterIndexOfMonth } from '../../src/shared/calendar';
import { parseAmount } from '../../src/shared/money';

export const TODAY = '2026-11-23';
export const company = makeDemoCompany(TODAY);

const last = quarterIndexOfMonth(TODAY.slice(0, 7), 1) - 1;

/** Minor units by account and position; 15 is the last quarter. Added up from the rows alone. */
export const quartersByAccount = new Map<string, number[]>();
for (const row of company.revenue) {
  const quarters = quartersByAccount.get(row.account_id) ?? new Array<number>(16).fill(0);
  quarters[quarterIndexOfMonth(row.month, 1) - last + 15] += parseAmount(row.amount)!;
  quartersByAccount.set(row.account_id, quarters);
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Sum of the four quarters that end at a position. */
export const t4q = (accountId: string, position: number): number =>
  sum(quartersByAccount.get(accountId)!.slice(position - 3, position + 1));
