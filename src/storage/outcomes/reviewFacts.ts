import type { RepId } from '../../accounts/types';
import type { FairTrade } from '../../reviews/fairnessKept';
import type { Day } from '../../shared/calendar';
import { monthOf } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { Db } from '../database';
import { keptWithData } from '../kept';
import { getRotation } from '../rotations/rotations';

/** Trades that took effect on a day of a span, both ends included, undone ones and those that undo others too. */
export async function tradesOfSpan(db: Db, first: Day, last: Day): Promise<(FairTrade & { id: string })[]> {
  const rows = await db
    .selectFrom('trades as t')
    .innerJoin('trade_legs as l', 'l.trade_id', 't.id')
    .select(['t.id', 't.rotation_id', 't.waiver_reason', 't.undoes_trade_id', 't.state'])
    .select(['l.from_rep_id', 'l.to_rep_id', 'l.t4q_cents'])
    .where('t.state', 'in', ['in_effect', 'reversed'])
    .where('t.effective_date', '>=', first)
    .where('t.effective_date', '<=', last)
    .orderBy('t.number')
    .orderBy('l.account_id')
    .execute();
  return [...groupBy(rows, (row) => row.id)].map(([id, legs]) => ({
    id,
    rotationId: legs[0].rotation_id,
    waived: legs[0].waiver_reason !== null,
    undoes: legs[0].undoes_trade_id !== null,
    undone: legs[0].state === 'reversed',
    legs: legs.map((leg) => ({ fromRepId: leg.from_rep_id, toRepId: leg.to_rep_id, t4qCents: leg.t4q_cents })),
  }));
}

/** Books and limits of a rotation as it was planned with; minor units of four quarters. */
export async function booksOfRotation(db: Db, rotationId: string) {
  const rotation = (await getRotation(db, rotationId))!;
  const analysisId = rotation.analysisId ?? '';
  const books = await keptWithData(db, `books as planned ${analysisId}`, (reads) => bookSizes(reads, analysisId));
  const { bookValueTolerance, maxBookShareMovedPerYear } = rotation.policy.plan;
  return {
    rotationId,
    cutOff: rotation.cutOff,
    books,
    bookValueTolerance,
    maxBookShareMovedPerYear,
  };
}

async function bookSizes(db: Db, analysisId: string): Promise<ReadonlyMap<RepId, number>> {
  const rows = await db
    .selectFrom('rep_analyses')
    .select(['rep_id', 'book_t4q_cents'])
    .where('analysis_id', '=', analysisId)
    .execute();
  return new Map(rows.map((row) => [row.rep_id, row.book_t4q_cents]));
}

/** Accounts of trades that the CRM has not confirmed, by trade. */
export async function unconfirmedTrades(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('trades')
    .select('id')
    .where('state', '=', 'in_effect')
    .where((e) => e.or([e('crm_state', 'is', null), e('crm_state', '!=', 'confirmed')]))
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Those of some accounts without any revenue from the month of a day on, each with its own day. */
export function withoutRevenueSince(db: Db, accounts: readonly { accountId: number; since: Day }[]): Promise<number> {
  const asked = accounts.map(({ accountId, since }) => [accountId, since]);
  return keptWithData(db, `without revenue ${JSON.stringify(asked)}`, (reads) => countWithoutRevenue(reads, accounts));
}

async function countWithoutRevenue(db: Db, accounts: readonly { accountId: number; since: Day }[]): Promise<number> {
  let without = 0;
  for (const { accountId, since } of accounts) {
    const found = await db
      .selectFrom('revenue')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('month', '>=', monthOf(since))
      .where('amount_cents', '<>', 0)
      .limit(1)
      .executeTakeFirst();
    if (!found) without++;
  }
  return without;
}

/** Reps whom the current analysis suggests to coach. */
export async function repsToCoach(db: Db): Promise<RepId[]> {
  const rows = await db
    .selectFrom('rep_analyses as x')
    .innerJoin('analyses as a', 'a.id', 'x.analysis_id')
    .select('x.rep_id')
    .where('a.is_current', '=', 1)
    .where('x.verdict', '=', 'train')
    .execute();
  return rows.map((row) => row.rep_id);
}
