import type { RepId } from '../../accounts/types';
import { movesOf, type RepMoves } from '../../handoffs/summary';
import { type Day, firstDayOfQuarter, quarterIndexOfDay } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { announcementsOf } from '../../storage/trades/announcements';
import { type AnnouncedMove, announcedMoves } from '../../storage/trades/handoffPages';
import { creditForRep, type RepCredit } from '../credit/creditForRep';

/** Quarters before the present one in which an exchange still counts as lately. */
const LATELY_QUARTERS = 2;

/** What has been announced to a rep: still to come, and done lately. */
export interface AnnouncedTo {
  ahead: Moves;
  lately: Moves;
  /** What those still to come mean for the rep's credit; null when nothing is to come. */
  credit: RepCredit | null;
  /** Words to the reps with which they were announced, the latest first. */
  notes: { words: string; byName: string; at: string }[];
}

/** Sums and sentences, and the moves behind them. */
export interface Moves extends RepMoves {
  to: AnnouncedMove[];
  from: AnnouncedMove[];
}

/** First day since when an exchange counts as done lately. */
export function latelySince(today: Day, fiscalYearStartMonth: number): Day {
  return firstDayOfQuarter(quarterIndexOfDay(today, fiscalYearStartMonth) - LATELY_QUARTERS, fiscalYearStartMonth);
}

/** Accounts that come to a rep and leave, as far as announced; and those that did so in the last two quarters. */
export async function announcedTo(db: Db, repId: RepId, today: Day): Promise<AnnouncedTo> {
  const company = await findCompany(db);
  const { fiscalYearStartMonth } = await companyPolicy(db);
  const moves = await announcedMoves(db, repId, latelySince(today, fiscalYearStartMonth));
  const currency = { currency: company?.currency ?? 'USD', locale: company?.locale ?? 'en-US' };
  const side = (own: AnnouncedMove[]): Moves => ({
    ...movesOf(repId, own, currency),
    to: own.filter((move) => move.toRepId === repId),
    from: own.filter((move) => move.fromRepId === repId),
  });
  const ahead = moves.filter((move) => move.state !== 'in_effect');
  return {
    ahead: side(ahead),
    lately: side(moves.filter((move) => move.state === 'in_effect')),
    credit: await creditForRep(db, repId, ahead, currency),
    notes: await notesOf(db, ahead),
  };
}

async function notesOf(db: Db, moves: readonly AnnouncedMove[]): Promise<AnnouncedTo['notes']> {
  const tradeIds = new Set(moves.map(({ tradeId }) => tradeId));
  const told = [];
  for (const rotationId of new Set(moves.map((move) => move.rotationId)))
    told.push(...(await announcementsOf(db, rotationId)));
  return told
    .filter((one) => one.note !== null && one.tradeIds.some((id) => tradeIds.has(id)))
    .map(({ note, byName, at }) => ({ words: note!, byName, at }))
    .reverse();
}
