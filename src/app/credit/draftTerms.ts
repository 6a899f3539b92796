import type { RepId } from '../../accounts/types';
import { quarterIndexOfDay } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { quotasOf } from '../../storage/people/quotas';
import { booksOf } from '../../storage/trades/tradePages';
import type { Trade } from '../../storage/trades/trades';
import { heldHarmless, type QuotaSide } from '../../trades/credit/heldHarmless';
import type { CreditTemplate } from '../../trades/credit/templates';
import type { CreditTerms, QuotaChange } from '../../trades/credit/terms';
import { findRotation } from '../rotations/findRotation';
import { repsOf } from '../trades/consentFacts';

/** The terms that a template makes for a trade, quota changes worked out from its legs. */
export async function draftTerms(
  db: Db,
  trade: Pick<Trade, 'rotationId' | 'legs' | 'effectiveDate'>,
  { name, terms }: Pick<CreditTemplate, 'name' | 'terms'>,
): Promise<CreditTerms> {
  const quotas = terms.quota === 'none' ? [] : await harmlessQuotas(db, trade);
  return { template: name, deals: terms.deals, doubleMonths: terms.doubleMonths, quotaRule: terms.quota, quotas };
}

/** Quota changes that hold every rep of a trade harmless, and what they are worked out from. */
async function harmlessQuotas(
  db: Db,
  trade: Pick<Trade, 'rotationId' | 'legs' | 'effectiveDate'>,
): Promise<QuotaChange[]> {
  const { sides, first } = await quotaFacts(db, trade);
  return heldHarmless(sides, first);
}

/** Books, moved revenue and known quotas of the reps of a trade, and the index of the quarter it takes effect in. */
export async function quotaFacts(
  db: Db,
  trade: Pick<Trade, 'rotationId' | 'legs' | 'effectiveDate'>,
): Promise<{ sides: QuotaSide[]; first: number }> {
  const rotation = await findRotation(db, trade.rotationId);
  const repIds = repsOf(trade);
  const books = rotation.analysisId === null ? new Map() : await booksOf(db, rotation.analysisId, repIds);
  const quotas = await quotasOf(db, repIds);
  const sum = (side: 'fromRepId' | 'toRepId', repId: RepId): number =>
    trade.legs.reduce((cents, leg) => (leg[side] === repId ? cents + leg.t4qCents : cents), 0);
  return {
    first: quarterIndexOfDay(trade.effectiveDate ?? rotation.effectiveDate, rotation.policy.fiscalYearStartMonth),
    sides: repIds.map((repId) => ({
      repId,
      givenCents: sum('fromRepId', repId),
      gotCents: sum('toRepId', repId),
      bookCents: books.get(repId) ?? null,
      quotas: quotas.get(repId) ?? [],
    })),
  };
}
