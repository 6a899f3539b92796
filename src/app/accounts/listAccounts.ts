import { addMinor } from '../../shared/money';
import type { AccountFilter, AccountQuery } from '../../storage/accounts/accountPagesFilter';
import {
  type AccountLine,
  type AccountSort,
  accountLines,
  accountTotals,
  allAccountLines,
} from '../../storage/accounts/accountPagesList';
import type { AnalysisHeader } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import type { Viewing } from './viewing';

export interface AccountTotals {
  accounts: number;
  /** Minor units of the last four quarters. */
  t4qCents: number;
}

/** What a list of accounts is about: an analysis, whose books, owners as of today, and the filter. */
export interface AccountsAsked {
  header: AnalysisHeader;
  viewing: Viewing;
  today: string;
  filter: AccountFilter;
}

/** One page of accounts and the totals of all that fit. `part` turns the number found into what to show. */
export async function listAccounts<P extends { offset: number; limit: number }>(
  db: Db,
  asked: AccountsAsked,
  order: { column: AccountSort; descending: boolean },
  part: (found: number) => P,
): Promise<{ totals: AccountTotals; paging: P; lines: AccountLine[] }> {
  const query = queryOf(asked);
  const totals = knownTotals(asked) ?? (await accountTotals(db, query));
  const paging = part(totals.accounts);
  return { totals, paging, lines: await accountLines(db, query, { ...order, ...paging }) };
}

/** Every account that fits, part by part, by id. */
export function everyAccount(db: Db, asked: AccountsAsked): AsyncGenerator<AccountLine[]> {
  return allAccountLines(db, queryOf(asked));
}

function queryOf({ header, viewing, today, filter }: AccountsAsked): AccountQuery {
  return { ...filter, analysisId: header.id, cutOff: header.cutOff, today, scope: viewing.repIds };
}

/** The analysis has added up the whole company and each state already: nothing is counted twice. */
function knownTotals({ header, viewing, filter }: AccountsAsked): AccountTotals | null {
  const { states, ...rest } = filter;
  if (viewing.repIds !== null || Object.values(rest).some((value) => value !== undefined)) return null;
  const { accounts, t4qCents, byState } = header.company;
  if (states === undefined) return { accounts, t4qCents };
  return states.reduce<AccountTotals>(
    (sum, state) => ({
      accounts: sum.accounts + byState[state].accounts,
      t4qCents: addMinor(sum.t4qCents, byState[state].t4qCents),
    }),
    { accounts: 0, t4qCents: 0 },
  );
}
