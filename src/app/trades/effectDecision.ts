import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { accountNames } from '../../storage/accounts/accountNames';
import { loadReps } from '../../storage/accounts/accounts';
import { ownerDataDay, ownerSpells } from '../../storage/accounts/ledger';
import type { Db } from '../../storage/database';
import type { Trade } from '../../storage/trades/trades';
import { decideEffect, type EffectDecision } from '../../trades/effect';
import { challengeHold } from '../challenges/challengesOf';

/**
 * Whether a scheduled trade would take effect today, and else why it waits or cannot: by the ledger, the reps, the age of
 * the owner data, its announcement and its challenges.
 */
export async function effectDecision(
  db: Db,
  trade: Trade & { effectiveDate: Day },
  today: Day,
): Promise<EffectDecision> {
  const { effectiveDate } = trade;
  const accountIds = trade.legs.map((leg) => leg.accountId);
  const spells = await ownerSpells(db, accountIds);
  const ledger = new Map(
    accountIds.map((accountId): [AccountId, { ownerId: RepId | null; changesLater: boolean }] => {
      const own = spells.filter((spell) => spell.accountId === accountId);
      const now = own.find((s) => s.from < effectiveDate && (s.to === null || s.to >= effectiveDate));
      const changesLater = own.some((s) => s.from >= effectiveDate || (s.to !== null && s.to >= effectiveDate));
      return [accountId, { ownerId: now?.repId ?? null, changesLater }];
    }),
  );
  return decideEffect({
    effectiveDate,
    today,
    ownerDataFrom: await ownerDataDay(db),
    legs: trade.legs,
    isTransfer: trade.kind === 'transfer',
    ledger,
    reps: new Map((await loadReps(db)).map((rep) => [rep.id, rep])),
    accountNames: await accountNames(db, accountIds),
    holds: await holdsOf(db, trade, today),
  });
}

/** What keeps a trade waiting beside its date: the reps must know of it, and what they hold against it be answered. */
async function holdsOf(db: Db, trade: Trade, today: Day): Promise<string[]> {
  if (trade.announcedAt === null) return ['It is not announced: the reps have to know before their accounts move.'];
  const hold = await challengeHold(db, trade.id, today);
  return hold === null ? [] : [hold];
}
