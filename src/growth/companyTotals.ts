import type { AccountAnalysis, AccountState, CompanyAnalysis } from './types';

const STATES: readonly AccountState[] = ['new', 'lapsed', 'declining', 'flat', 'lagging', 'growing'];

/** Adds up the whole company: minor units of the last four quarters and the four before, by state, and candidates. */
export function companyTotals(accounts: readonly AccountAnalysis[]): CompanyAnalysis {
  const byState = Object.fromEntries(STATES.map((state) => [state, { accounts: 0, t4qCents: 0 }]));
  const totals = { t4qCents: 0, priorCents: 0, candidates: 0, candidateT4qCents: 0 };
  for (const account of accounts) {
    totals.t4qCents += account.t4qCents;
    totals.priorCents += account.priorCents;
    byState[account.state].accounts++;
    byState[account.state].t4qCents += account.t4qCents;
    if (!account.candidate) continue;
    totals.candidates++;
    totals.candidateT4qCents += account.t4qCents;
  }
  return {
    ...totals,
    growth: totals.priorCents > 0 ? totals.t4qCents / totals.priorCents - 1 : null,
    accounts: accounts.length,
    byState: byState as CompanyAnalysis['byState'],
  };
}
