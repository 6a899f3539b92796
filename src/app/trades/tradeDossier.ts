import type { RepId } from '../../accounts/types';
import { breakEvenGrowth } from '../../planning/breakEven';
import { addDays, type Day } from '../../shared/calendar';
import { repNames } from '../../storage/accounts/accountNames';
import { ownerSpells } from '../../storage/accounts/ledger';
import { currentAnalysis } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import type { Rotation } from '../../storage/rotations/rotations';
import { listConsents, type StateRow, stateHistory } from '../../storage/trades/tradeHistory';
import {
  type AccountFacts,
  accountFacts,
  booksOf,
  booksOnDay,
  type OpenDeal,
  openDealsOf,
  overlaysOf,
  tradeNumber,
  undoingTrade,
} from '../../storage/trades/tradePages';
import type { StoredLeg, Trade } from '../../storage/trades/trades';
import { type ConsentSlot, consentSlots } from '../../trades/consents';
import { findRotation } from '../rotations/findRotation';
import { consentFacts, repsOf } from './consentFacts';

export interface DossierLeg extends StoredLeg {
  account: AccountFacts | null;
  from: string;
  to: string;
  /** Growth beyond what the account would do with its present rep, from which the move has paid; a fraction. */
  breakEven: number | null;
  /** Who had the account before, latest first; `to` is the last day. */
  formerOwners: { name: string; from: string; to: string | null }[];
  deals: OpenDeal[];
  /** Specialists and inside reps, who stay. */
  overlays: { name: string; role: 'overlay' | 'inside' }[];
}

export interface DossierSide {
  repId: RepId;
  name: string;
  gives: DossierLeg[];
  gets: DossierLeg[];
  givenCents: number;
  gotCents: number;
  /** Got less given. */
  differenceCents: number;
  /** The book on the day of the dossier's books, minor units of four quarters; null before an analysis. */
  bookCents: number | null;
  /** The same after this trade alone, and the change as a fraction. */
  bookAfterCents: number | null;
  bookChange: number | null;
}

export interface TradeDossier {
  rotation: Rotation;
  legs: DossierLeg[];
  /** The same for all its accounts together. */
  breakEven: number | null;
  sides: DossierSide[];
  /** Ownership of the books: on the rotation's data cut-off, or, where a trade is undone, today or the day before that. */
  books: { day: Day; of: 'cutOff' | 'today' };
  history: StateRow[];
  consents: {
    slot: ConsentSlot;
    manager: string | null;
    given: { name: string; forName: string | null; at: string } | null;
  }[];
  /** The trade that this one undoes, and the one that undoes it. */
  undoes: { id: string; number: number } | null;
  undoneBy: { id: string; number: number; state: string } | null;
}

/** Everything that is known about a trade, for who decides about it. */
export async function tradeDossier(db: Db, trade: Trade, today: Day): Promise<TradeDossier> {
  const rotation = await findRotation(db, trade.rotationId);
  const names = await repNames(db);
  const legs = await dossierLegs(db, trade, names, today);
  const repIds = repsOf(trade);
  const { books, ...owned } = await booksFor(db, trade, rotation, repIds, today);
  const undoes = trade.undoesTradeId === null ? null : await tradeNumber(db, trade.undoesTradeId);
  return {
    rotation,
    legs,
    breakEven: breakEvenGrowth(legs),
    sides: repIds.map((repId) => side(repId, names.get(repId) ?? '', legs, books?.get(repId) ?? null)),
    books: owned,
    history: [...(await stateHistory(db, trade.id))],
    consents: await consents(db, trade, names, today),
    undoes: undoes === null ? null : { id: trade.undoesTradeId!, number: undoes },
    undoneBy: await undoingTrade(db, trade.id),
  };
}

/** Revenue of the books: as the rotation planned with them, but of an undo as they are before it takes effect. */
async function booksFor(
  db: Db,
  trade: Trade,
  rotation: Rotation,
  repIds: RepId[],
  today: Day,
): Promise<TradeDossier['books'] & { books: Map<RepId, number> | null }> {
  if (trade.undoesTradeId === null) {
    const { cutOff, analysisId } = rotation;
    return { day: cutOff, of: 'cutOff', books: analysisId === null ? null : await booksOf(db, analysisId, repIds) };
  }
  const { effectiveDate } = trade;
  const day = effectiveDate !== null && effectiveDate <= today ? addDays(effectiveDate, -1) : today;
  const analysisId = (await currentAnalysis(db))?.id ?? rotation.analysisId;
  return { day, of: 'today', books: analysisId === null ? null : await booksOnDay(db, analysisId, repIds, day) };
}

async function dossierLegs(db: Db, trade: Trade, names: ReadonlyMap<RepId, string>, today: Day): Promise<DossierLeg[]> {
  const ids = trade.legs.map((leg) => leg.accountId);
  const accounts = await accountFacts(db, ids);
  const spells = await ownerSpells(db, ids);
  const deals = await openDealsOf(db, ids);
  const changesOn = trade.effectiveDate ?? '9999-12-31';
  const overlays = await overlaysOf(db, ids, trade.effectiveDate ?? today);
  return trade.legs.map((leg) => ({
    ...leg,
    account: accounts.get(leg.accountId) ?? null,
    from: leg.fromRepId === null ? 'nobody' : (names.get(leg.fromRepId) ?? ''),
    to: names.get(leg.toRepId) ?? '',
    breakEven: breakEvenGrowth([leg]),
    formerOwners: spells
      .filter((spell) => spell.accountId === leg.accountId && spell.to !== null && spell.to < changesOn)
      .map((spell) => ({
        name: names.get(spell.repId) ?? '',
        from: spell.from,
        to: spell.to === null ? null : addDays(spell.to, -1),
      }))
      .reverse(),
    deals: deals.filter((deal) => deal.accountId === leg.accountId),
    overlays: overlays.filter(({ accountId }) => accountId === leg.accountId),
  }));
}

function side(repId: RepId, name: string, legs: DossierLeg[], bookCents: number | null): DossierSide {
  const gives = legs.filter((leg) => leg.fromRepId === repId);
  const gets = legs.filter((leg) => leg.toRepId === repId);
  const sum = (some: DossierLeg[]): number => some.reduce((total, leg) => total + leg.t4qCents, 0);
  const [givenCents, gotCents] = [sum(gives), sum(gets)];
  const differenceCents = gotCents - givenCents;
  return {
    repId,
    name,
    gives,
    gets,
    givenCents,
    gotCents,
    differenceCents,
    bookCents,
    bookAfterCents: bookCents === null ? null : bookCents + differenceCents,
    bookChange: bookCents !== null && bookCents > 0 ? differenceCents / bookCents : null,
  };
}

async function consents(
  db: Db,
  trade: Trade,
  names: ReadonlyMap<RepId, string>,
  today: Day,
): Promise<TradeDossier['consents']> {
  const given = await listConsents(db, trade.id);
  return consentSlots(await consentFacts(db, trade, today)).map((slot) => {
    const one = given.find((consent) => consent.managerRepId === slot.managerRepId && consent.userId === slot.givenBy);
    return {
      slot,
      manager: slot.managerRepId === null ? null : (names.get(slot.managerRepId) ?? ''),
      given: one ? { name: one.name, forName: one.forName, at: one.at } : null,
    };
  });
}
