import type { AccountId, RepId } from '../../accounts/types';
import type { Section } from '../../planning/explain/section';
import { countWishes, wishSentence } from '../../rotations/wishes';
import type { Db } from '../../storage/database';
import { type NamedWish, wishesOf } from '../../storage/rotations/wishes';

type Legs = readonly { accountId: AccountId; fromRepId: RepId | null }[];

/** How a plan treats the wishes in sight: in a sentence, and those to keep that it moves all the same. */
export async function planWishes(
  db: Db,
  rotationId: string,
  legs: Legs,
  within: ReadonlySet<RepId> | null,
): Promise<{ sentence: string; against: NamedWish[] } | null> {
  const wishes = (await wishesOf(db, rotationId)).filter(({ repId }) => within === null || within.has(repId));
  const sentence = wishSentence(countWishes(wishes, legs));
  if (sentence === null) return null;
  const moved = new Set(legs.map(({ accountId, fromRepId }) => `${accountId} ${fromRepId}`));
  return {
    sentence,
    against: wishes.filter((wish) => wish.kind === 'keep' && moved.has(`${wish.accountId} ${wish.repId}`)),
  };
}

/** What reps said about some accounts, as a part of an explanation; empty when they said nothing. */
export async function wishSections(db: Db, rotationId: string, accountIds: ReadonlySet<AccountId>): Promise<Section[]> {
  const said = (await wishesOf(db, rotationId)).filter(({ accountId }) => accountIds.has(accountId));
  if (said.length === 0) return [];
  return [
    {
      heading: 'What the reps said before',
      sentences: ['Wishes bind nobody, and no plan weighs them.'],
      items: said.map(wishText),
    },
  ];
}

/** "Cora would keep Account 4: a new contract is near". */
export function wishText({ repName, kind, accountName, reason }: NamedWish): string {
  return `${repName} would ${kind === 'keep' ? 'keep' : 'hand over'} ${accountName}: ${reason}`;
}
