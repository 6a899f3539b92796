import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Manner } from '../../shared/wording';
import type { Db } from '../../storage/database';
import { creditInForce } from '../../storage/trades/creditVersions';
import type { AnnouncedMove } from '../../storage/trades/handoffPages';
import { dealsUntil } from '../../trades/credit/terms';
import { ownCredit, ownQuota, quotaChangeOf } from '../../trades/credit/words';

/** What announced trades mean for one rep's credit. */
export interface RepCredit {
  /** Last day on which open deals of what leaves are credited to the rep, the latest of all trades; null = none are. */
  until: Day | null;
  /** Quota changes of all these trades over four quarters, minor units. */
  quotaCents: number;
  /** What the trades mean, in sentences to the rep, each told once; empty where nothing was agreed on credit. */
  lines: CreditLine[];
}

/** A sentence with the accounts of the trades that it holds for; no accounts where it holds for all of them. */
export interface CreditLine {
  text: string;
  accounts: string[];
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
  const credit: RepCredit = { until: null, quotaCents: 0, lines: [] };
  const said = new Map<string, string[]>();
  const quotas: number[] = [];
  for (const tradeId of tradeIds) {
    const legs = moves.filter((move) => move.tradeId === tradeId);
    const [{ effectiveDate, creditTerms: remark }] = legs;
    const own = terms.get(tradeId);
    const gives = legs.some(({ fromRepId }) => fromRepId === repId);
    const gets = legs.some(({ toRepId }) => toRepId === repId);
    const sentences = own ? ownCredit(own, { ...manner, effectiveDate }, { gives, gets }) : [];
    for (const text of [...sentences, ...(remark ? [remark] : [])]) {
      said.set(text, [...(said.get(text) ?? []), tradeId]);
    }
    if (!own) continue;
    const until = gives ? dealsUntil(own, effectiveDate) : null;
    if (until !== null && (credit.until === null || until > credit.until)) credit.until = until;
    quotas.push(quotaChangeOf(own, repId));
  }
  credit.quotaCents = quotas.reduce((sum, cents) => sum + cents, 0);
  credit.lines = [...said].map(([text, trades]) => ({
    text,
    accounts:
      trades.length === tradeIds.length
        ? []
        : moves.filter((move) => trades.includes(move.tradeId)).map(({ accountName }) => accountName),
  }));
  if (quotas.length > 0) credit.lines.push({ text: ownQuota(quotas, manner), accounts: [] });
  return credit;
}
