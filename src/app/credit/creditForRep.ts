import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Manner } from '../../shared/wording';
import type { Db } from '../../storage/database';
import { creditInForce } from '../../storage/trades/creditVersions';
import type { AnnouncedMove } from '../../storage/trades/handoffPages';
import { dealsUntil } from '../../trades/credit/terms';
import { ownCredit, quotaChangeOf } from '../../trades/credit/words';

/** What announced trades mean for one rep's credit. */
export interface RepCredit {
  /** Last day on which open deals of what leaves are credited to the rep, the latest of all trades; null = none are. */
  until: Day | null;
  /** Quota changes of all these trades over four quarters, minor units. */
  quotaCents: number;
  /** What each trade means, in sentences to the rep. */
  trades: { tradeId: string; number: number; sentences: string[]; remark: string | null }[];
}

/** The credit of a rep in announced trades; null when none of these moves is the rep's. */
export async function creditForRep(
  db: Db,
  repId: RepId,
  moves: readonly AnnouncedMove[],
  manner: Manner,
): Promise<RepCredit | null> {
  if (moves.length === 0) return null;
  const tradeIds = [...new Set(moves.map(({ tradeId }) => tradeId))];
  const terms = await creditInForce(db, tradeIds);
  const credit: RepCredit = { until: null, quotaCents: 0, trades: [] };
  for (const tradeId of tradeIds) {
    const legs = moves.filter((move) => move.tradeId === tradeId);
    const [{ tradeNumber: number, effectiveDate, creditTerms: remark }] = legs;
    const own = terms.get(tradeId);
    const gives = legs.some(({ fromRepId }) => fromRepId === repId);
    const gets = legs.some(({ toRepId }) => toRepId === repId);
    const sentences = own ? ownCredit(own, { ...manner, effectiveDate }, { repId, gives, gets }) : [];
    if (sentences.length + (remark?.length ?? 0) > 0) credit.trades.push({ tradeId, number, sentences, remark });
    if (!own) continue;
    const until = gives ? dealsUntil(own, effectiveDate) : null;
    if (until !== null && (credit.until === null || until > credit.until)) credit.until = until;
    credit.quotaCents += quotaChangeOf(own, repId);
  }
  return credit;
}
