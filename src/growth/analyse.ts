import { customerGroups } from '../accounts/groups';
import { ownerOn, ownersLedger } from '../accounts/ledger';
import { accountFigures } from './accountFigures';
import { Blocks } from './blocks';
import { groupCandidacy, groupsOf } from './candidates';
import { companyOf, quartersOfHistory } from './company';
import { companyTotals } from './companyTotals';
import { figuresAsOf } from './figures';
import { reasonsFor } from './reasons';
import { analyseReps, splitReps } from './reps/analyseReps';
import type { AccountAnalysis, GrowthAnalysis, GrowthInput } from './types';

/**
 * Finds the accounts that do not grow and says why, which of them policy allows to be exchanged, and for every rep
 * whether to train, trade or leave. Pure: the same input, in any order of its rows, gives the same result. Accounts
 * (those with revenue up to the as-of quarter) and reps come ascending by id; what cannot be computed is null.
 */
export function analyseGrowth(input: GrowthInput): GrowthAnalysis {
  const company = companyOf(input);
  const ledger = ownersLedger(input.assignments);
  const groups = customerGroups(input.accounts, (account) => ownerOn(ledger, account, input.cutOff));
  const now = figuresAsOf(company, input.asOf);
  const figures = accountFigures(company, ledger, groups, now);
  const split = splitReps(company, ledger);
  const blocks = new Blocks(input, ledger, split.isProtected);

  const byId = new Map(input.accounts.map((account) => [account.id, account]));
  const candidacy = new Map(
    groupsOf(figures, groups, byId).flatMap(({ members, all }) => [...groupCandidacy(members, all, blocks, input)]),
  );
  const accounts = figures.map((account, position): AccountAnalysis => {
    const { candidate, reasons, notCandidateBecause } = candidacy.get(account.accountId)!;
    const why = reasonsFor(account, quartersOfHistory(company, position, input.asOf), input);
    return { ...account, candidate, reasons: [...why, ...reasons], notCandidateBecause };
  });
  return {
    accounts,
    reps: analyseReps(company, ledger, now, split, accounts),
    company: companyTotals(accounts),
  };
}
