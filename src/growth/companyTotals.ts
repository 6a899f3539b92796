import type { AccountColumns } from './accountColumns';
import { ACCOUNT_STATES } from './states';
import type { CompanyAnalysis } from './types';

/**
 * Adds up the whole company: minor units of the last four quarters and the four before, by state, and candidates.
 * @param isCandidate 1 = candidate, by position
 */
export function companyTotals({ figures, state }: AccountColumns, isCandidate: Uint8Array): CompanyAnalysis {
  const byState = ACCOUNT_STATES.map(() => ({ accounts: 0, t4qCents: 0 }));
  const totals = { t4qCents: 0, priorCents: 0, candidates: 0, candidateT4qCents: 0 };
  figures.t4q.forEach((t4qCents, position) => {
    totals.t4qCents += t4qCents;
    totals.priorCents += figures.prior[position];
    byState[state[position]].accounts++;
    byState[state[position]].t4qCents += t4qCents;
    if (!isCandidate[position]) return;
    totals.candidates++;
    totals.candidateT4qCents += t4qCents;
  });
  return {
    ...totals,
    growth: totals.priorCents > 0 ? totals.t4qCents / totals.priorCents - 1 : null,
    accounts: figures.t4q.length,
    byState: Object.fromEntries(ACCOUNT_STATES.map((name, i) => [name, byState[i]])) as CompanyAnalysis['byState'],
  };
}
