import { uuidv7 } from 'uuidv7';
import { booksOn, ownersLedger } from '../../accounts/ledger';
import { collected } from '../../growth/analyse';
import type { AccountAnalysis, GrowthAnalysis } from '../../growth/types';
import { byPrediction } from '../../outcomes/backtest/byPrediction';
import { type PastMove, pastMoves } from '../../outcomes/backtest/pastMoves';
import { predictedOfMove } from '../../outcomes/backtest/predicted';
import type { Backtest, BacktestCase } from '../../outcomes/backtest/types';
import { problemOf } from '../../planning/problem/problem';
import { planningReps } from '../../rotations/planningBooks';
import { planningAccount, planningInput } from '../../rotations/planningInput';
import type { Policy } from '../../rotations/policy';
import { quarterFromIndex } from '../../shared/calendar';
import { isProductError } from '../../shared/errors';
import { groupBy } from '../../shared/groupBy';
import { loadAssignments } from '../../storage/accounts/ledger';
import { saveBacktest } from '../../storage/analyses/backtests';
import type { Database, Trx } from '../../storage/database';
import { companyPolicy } from '../../storage/people/company';
import { analyse, type FinishedAnalysis } from '../analysis/analyse';
import { analysisPeriod } from '../analysis/gather';

export interface BacktestRun {
  now: string;
  by: string | null;
  onQuarter?(done: number, of: number): void;
  cancelled(): boolean;
}

/**
 * Compares what the model would have expected of the company's past changes of owner with what came of them.
 * @returns what stores the result in place of the last one, to be run in one transaction with the end of the job
 * @throws ProductError analysis.noRevenue
 */
export async function runBacktest(
  database: Database,
  run: BacktestRun,
): Promise<(trx: Trx) => Promise<{ backtestId: string }>> {
  const policy = await companyPolicy(database.db);
  const last = (await analysisPeriod(database, { policy })).asOf;
  const moves = pastMoves(await loadAssignments(database.db), policy.fiscalYearStartMonth);
  const over = moves.filter((move) => move.asOf + 4 <= last);
  const byQuarter = [...groupBy(over, (move) => move.asOf)].sort(([a], [b]) => a - b);
  const cases: BacktestCase[] = [];
  const counted: number[] = [];
  const left = { tooEarly: 0, tooRecent: moves.length - over.length, withoutFigures: 0 };
  for (const [i, [asOf, ofQuarter]] of byQuarter.entries()) {
    if (run.cancelled()) break;
    run.onQuarter?.(i, byQuarter.length);
    const [then, after] = [await analysedAt(database, policy, asOf), await analysedAt(database, policy, asOf + 4)];
    if (!then || !after) {
      left.tooEarly += ofQuarter.length;
      continue;
    }
    const found = compare(policy, then, after, ofQuarter);
    cases.push(...found);
    if (found.length > 0) counted.push(asOf + 1);
    left.withoutFigures += ofQuarter.length - found.length;
  }
  const result: Backtest = {
    from: counted.length === 0 ? null : quarterFromIndex(counted[0]),
    to: counted.length === 0 ? null : quarterFromIndex(counted[counted.length - 1]),
    ...byPrediction(cases),
    ...left,
  };
  return async (trx) => {
    const backtestId = uuidv7();
    await saveBacktest(trx, { id: backtestId, result, createdAt: run.now, createdBy: run.by });
    return { backtestId };
  };
}

/** An analysis whose accounts are looked up by their ids. */
type AnalysedQuarter = FinishedAnalysis & { analysis: GrowthAnalysis };

/** The analysis as of a quarter; null where the history before it is too short. */
async function analysedAt(database: Database, policy: Policy, asOf: number): Promise<AnalysedQuarter | null> {
  try {
    const request = { policy: withoutLocks(policy), asOf: quarterFromIndex(asOf), exclusions: [] };
    const finished = await analyse(database, request);
    return { ...finished, analysis: collected(finished.analysis) };
  } catch (error) {
    if (isProductError(error) && (error.code === 'growth.tooLittleHistory' || error.code === 'analysis.badPeriod'))
      return null;
    throw error;
  }
}

/** Exclusions of today say nothing about then. */
function withoutLocks(policy: Policy): Policy {
  return { ...policy, plan: { ...policy.plan, exclusions: [], pins: [] } };
}

/** The moves of one quarter that have figures before and after. */
function compare(policy: Policy, then: AnalysedQuarter, after: AnalysedQuarter, moves: PastMove[]): BacktestCase[] {
  const { accounts, reps, assignments } = then.input;
  const { cutOff, asOf } = then.header;
  const facts = {
    ...{ asOf, cutOff, today: cutOff, effectiveDate: cutOff, policy, analysis: then.analysis },
    ...{ accounts, reps, assignments, coolDownFrom: cutOff, moves: [], claimed: new Set<number>() },
  };
  const input = planningInput(facts);
  const { averageFit } = problemOf({ ...input, plan: { ...input.plan, pins: [] } });
  const analysed = new Map(then.analysis.accounts.map((a) => [a.accountId, a]));
  const later = new Map(after.analysis.accounts.map((a) => [a.accountId, a]));
  const accountById = new Map(accounts.map((account) => [account.id, account]));
  const books = planningReps(facts, booksOn(ownersLedger(assignments), cutOff), analysed, accountById);
  const repById = new Map(books.map((rep) => [rep.id, rep]));
  return moves.flatMap((move) => {
    const [account, before, since] = [
      accountById.get(move.accountId),
      analysed.get(move.accountId),
      later.get(move.accountId),
    ];
    const [owner, taker] = [repById.get(move.fromRepId), repById.get(move.toRepId)];
    const realisedCents = since ? realised(since) : null;
    if (!account || !before || !owner || !taker || realisedCents === null) return [];
    const row = planningAccount(account, before, { groupId: account.id, ownerId: owner.id, formerOwnerIds: [] });
    const endDate = reps.find((rep) => rep.id === owner.id)?.endDate ?? null;
    const gone = endDate !== null && endDate <= move.on;
    return [{ predictedCents: predictedOfMove(input, row, owner, taker, averageFit, gone), realisedCents }];
  });
}

/** What the four quarters brought more than the similar customers' median would have made of the four before. */
function realised({ t4qCents, priorCents, peerGrowth }: AccountAnalysis): number | null {
  return peerGrowth === null || priorCents <= 0 ? null : Math.round(t4qCents - priorCents * (1 + peerGrowth));
}
