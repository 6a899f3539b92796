import type { AccountId, RepId } from '../accounts/types';
import { addMinor } from '../shared/money';
import { counted, money } from '../shared/wording';

/** One account's announced move, with its revenue of four quarters and headroom in minor units. */
export interface AnnouncedLeg {
  tradeId: string;
  accountId: AccountId;
  /** Null = it has no owner. */
  fromRepId: RepId | null;
  toRepId: RepId;
  t4qCents: number;
  headroomCents: number;
}

export interface MovingAccounts {
  accounts: number;
  t4qCents: number;
  headroomCents: number;
  legs: AnnouncedLeg[];
  /** 'Coming to you: 2 accounts, $84K.' */
  sentence: string;
}

export interface RepMoves {
  coming: MovingAccounts;
  leaving: MovingAccounts;
  /** Coming minus leaving. */
  netT4qCents: number;
}

/** What announced trades bring to a rep and take from the rep; legs of others are ignored. */
export function movesOf(
  repId: RepId,
  legs: readonly AnnouncedLeg[],
  currency: { currency: string; locale: string },
): RepMoves {
  const side = (title: string, own: AnnouncedLeg[]): MovingAccounts => {
    const t4qCents = own.reduce((sum, leg) => addMinor(sum, leg.t4qCents), 0);
    return {
      accounts: own.length,
      t4qCents,
      headroomCents: own.reduce((sum, leg) => addMinor(sum, leg.headroomCents), 0),
      legs: own,
      sentence:
        own.length === 0
          ? `${title}: nothing.`
          : `${title}: ${counted(own.length, 'account')}, ${money(t4qCents, currency)}.`,
    };
  };
  const coming = side(
    'Coming to you',
    legs.filter((leg) => leg.toRepId === repId),
  );
  const leaving = side(
    'Leaving you',
    legs.filter((leg) => leg.fromRepId === repId),
  );
  return { coming, leaving, netT4qCents: addMinor(coming.t4qCents, -leaving.t4qCents) };
}
