import { customerGroups } from '../accounts/groups';
import { ownerOn, ownersLedger } from '../accounts/ledger';
import { accountColumns } from './accountColumns';
import { accountFigures } from './accountFigures';
import { Blocks } from './blocks';
import { Candidates } from './candidates';
import { companyOf, quartersOfHistory } from './company';
import { companyTotals } from './companyTotals';
import { figuresAsOf } from './figures';
import { reasonsFor } from './reasons';
import { analyseReps, splitReps } from './reps/analyseReps';
import type { AccountAnalysis, GrowthAnalysis, GrowthInput, GrowthResult } from './types';

/**
 * Finds the accounts that do not grow and says why, which of them policy allows to be exchanged, and for every rep
 * whether to train, trade or leave. Pure: the same input, in any order of its rows, gives the same result. Accounts
 * (those with revenue up to the as-of quarter) and reps come ascending by id; what cannot be computed is null.
 */
export function analyseGrowth(input: GrowthInput): GrowthAnalysis {
  return collected(growthResult(input));
}

/** A result with its accounts in memory, for work that goes back and forth between them. */
export function collected(result: GrowthResult): GrowthAnalysis {
  return { ...result, accounts: [...result.accounts] };
}

/**
 * The same for companies of any size: everything is worked out, in columns, and each account's row is put together when
 * it is asked for, so that hundreds of thousands of them never lie in memory at once.
 */
export function growthResult(input: GrowthInput): GrowthResult {
  const company = companyOf(input);
  const ledger = ownersLedger(input.assignments);
  const groups = customerGroups(input.accounts, (account) => ownerOn(ledger, account, input.cutOff));
  const columns = accountColumns(company, ledger, figuresAsOf(company, input.asOf));
  const split = splitReps(company, ledger);
  const candidates = new Candidates(company, columns, groups, new Blocks(input, ledger, split.isProtected));

  const accountAt = (position: number): AccountAnalysis => {
    const account = accountFigures(company, columns, groups, position);
    const { candidate, reasons, notCandidateBecause } = candidates.of(position);
    const why = reasonsFor(account, quartersOfHistory(company, position, input.asOf), input);
    // Onto the fresh object: copies of objects this wide do not lie with what is thrown away soon.
    return Object.assign(account, { candidate, reasons: why.concat(reasons), notCandidateBecause });
  };
  return {
    accounts: {
      *[Symbol.iterator]() {
        for (let position = 0; position < company.accounts.length; position++) yield accountAt(position);
      },
    },
    reps: analyseReps(company, ledger, columns, split, candidates.isCandidate),
    company: companyTotals(columns, candidates.isCandidate),
  };
}
