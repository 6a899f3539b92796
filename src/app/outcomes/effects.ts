import { revenueLookup } from '../../outcomes/accountChange';
import type { CandidateFacts, MoveFacts } from '../../outcomes/effect/buildStacks';
import { effectReport } from '../../outcomes/effect/effectReport';
import type { EffectReport } from '../../outcomes/effect/report';
import type { KeptAccount } from '../../outcomes/effect/spillover';
import { withoutCoached } from '../../outcomes/effect/underCoaching';
import { effectiveQuarter } from '../../outcomes/window';
import { asOfQuarterIndex, quarterIndexOfMonth } from '../../shared/calendar';
import { spellsOf } from '../../storage/coaching/comparison';
import { listPlans } from '../../storage/coaching/plans';
import type { Database } from '../../storage/database';
import {
  candidateFacts,
  expectedOfTrades,
  keptFacts,
  loadRevenueByCategory,
  mergedCandidates,
} from '../../storage/outcomes/effectFacts';
import { type LegInEffectRow, legsInEffect } from '../../storage/outcomes/outcomePages';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { loadRevenueOfAccounts, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { answered } from './keptPerData';
import { lotteriesDrawn } from './lotteries';
import { legsSeenFrom } from './seenFrom';
import { transferFacts, transfersSeenFrom } from './transferFacts';

export interface EffectQuestion {
  rotationId?: string;
  /** Quarter index from which one looks back, as in OutcomeQuestion. */
  asOf?: number;
}

/**
 * What the swaps did against what would have happened without them: of all rotations, or of one. Worked out once for
 * each version of the data and set of trades in effect.
 * @returns null while there is no complete quarter of revenue
 */
export async function reportEffects(database: Database, given: EffectQuestion = {}): Promise<EffectReport | null> {
  const company = await findCompany(database.db);
  const { fiscalYearStartMonth } = await companyPolicy(database.db);
  const dataVersion = company?.dataVersion ?? 0;
  const months = await revenueMonths(database.db);
  if (months === null) return null;
  const latest = asOfQuarterIndex(months.lastMonth, fiscalYearStartMonth);
  const asOf = Math.min(given.asOf ?? latest, latest);
  const at = { asOf, latest, fiscalYearStartMonth };
  const legs = legsSeenFrom(await legsInEffect(database.db), at);
  const transferred = await transfersSeenFrom(database.db, at);
  const spells = spellsOf(await listPlans(database.db));
  // About the only rotation with exchanges the answer is that about all: it is worked out once.
  const isAll = [...legs, ...transferred].every(({ rotationId }) => rotationId === given.rotationId);
  const question: EffectQuestion = isAll ? { asOf: given.asOf } : given;
  const parts = ['effects', question.rotationId, asOf, fiscalYearStartMonth, legs.map(movesOf), transferred, spells];
  return answered(database, dataVersion, { parts, subject: question }, async () => {
    const rotations = [...new Set(legs.map((leg) => leg.rotationId))];
    const asked = legs.filter(
      ({ rotationId }) => question.rotationId === undefined || rotationId === question.rotationId,
    );
    const called = (await Promise.all(rotations.map((id) => candidateFacts(database.db, id)))).flat();
    const { candidates: stayed, leftOut, later } = withoutCoached(called, legs, spells);
    const candidates = withoutTransferred(stayed, transferred);
    const transfers = await transferFacts(database.db, transferred);
    const ofAsked = (all: readonly CandidateFacts[]): number =>
      all.filter(({ rotationId }) => question.rotationId === undefined || rotationId === question.rotationId).length;
    const merged = await Promise.all(
      [...new Set(asked.map(({ rotationId }) => rotationId))].map((id) => mergedCandidates(database.db, id)),
    );
    const kept = await keptByStack(database, asked, fiscalYearStartMonth);
    const compared = [...legs, ...candidates].map(({ accountId }) => accountId);
    const around = [...kept.values()].flat().map(({ accountId }) => accountId);
    const analysed = transfers.analysed.map(({ accountId }) => accountId);
    const span = {
      fiscalYearStartMonth,
      firstMonth: months.firstMonth,
      from: quarterIndexOfMonth(months.firstMonth, fiscalYearStartMonth),
      through: asOf,
    };
    return effectReport({
      rotationId: question.rotationId,
      moves: legs.map(movesOf),
      candidates,
      coached: { leftOut: ofAsked(leftOut), later: ofAsked(later) },
      merged: merged.reduce((all, n) => all + n, 0),
      lotteries: await lotteriesDrawn(database.db),
      kept,
      transfers,
      revenue: revenueLookup(await loadRevenueOfAccounts(database, [...compared, ...around, ...analysed], span)),
      byCategory: await loadRevenueByCategory(database, compared, fiscalYearStartMonth),
      fiscalYearStartMonth,
      asOf,
      expectedCents: await expectedOfTrades(database.db, [...new Set(asked.map((leg) => leg.tradeId))]),
    });
  });
}

function movesOf(leg: LegInEffectRow): MoveFacts {
  const { rotationId, tradeId, accountId, fromRepId, toRepId, effectiveDate, heldUntil } = leg;
  return { rotationId, tradeId, accountId, fromRepId, toRepId, effectiveDate, heldUntil };
}

/** A candidate that a transfer of its own rotation moved did not stay. */
function withoutTransferred(candidates: CandidateFacts[], transferred: readonly MoveFacts[]): CandidateFacts[] {
  const moved = new Set(transferred.map((move) => `${move.rotationId}/${move.accountId}`));
  return candidates.filter(({ rotationId, accountId }) => !moved.has(`${rotationId}/${accountId}`));
}

async function keptByStack(
  database: Database,
  legs: readonly LegInEffectRow[],
  fiscalYearStartMonth: number,
): Promise<Map<string, KeptAccount[]>> {
  const kept = new Map<string, KeptAccount[]>();
  for (const { rotationId, effectiveDate } of legs) {
    const stackId = `${rotationId}@${effectiveQuarter(effectiveDate, fiscalYearStartMonth)}`;
    if (!kept.has(stackId)) kept.set(stackId, await keptFacts(database.db, rotationId));
  }
  return kept;
}
