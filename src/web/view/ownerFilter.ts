import { z } from 'zod';
import type { RepId } from '../../accounts/types';
import { MOST_LISTED } from './repField';

/** Stands for "nobody" in a filter by owner. */
const NOBODY = 'nobody';

/** What a filter by owner asks for: a rep chosen from a list or by an address, nobody, or words of names. */
export const ownerField = z
  .union([z.literal(NOBODY), z.coerce.number().int().positive(), z.string().trim().min(1).max(100)])
  .optional();

export type OwnerAsked = z.output<typeof ownerField>;

interface Owner {
  id: RepId;
  name: string;
}

/**
 * Whose accounts are asked for: reps whose names hold every word.
 * @returns ids, possibly none; null = nobody's; undefined = anybody's
 */
export function ownersAsked(asked: OwnerAsked, owners: readonly Owner[]): readonly RepId[] | null | undefined {
  if (asked === undefined) return asked;
  if (typeof asked === 'number') return [asked];
  if (asked.toLowerCase() === NOBODY) return null;
  // Where there is a list to choose from, other words are a mistyped address.
  if (owners.length <= MOST_LISTED) return undefined;
  const words = asked.toLowerCase().split(/\s+/);
  return owners.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word))).map(({ id }) => id);
}

/**
 * What the partial owner-filter shows.
 * @param nobody whether accounts without an owner can be asked for
 */
export function ownerFilter(asked: OwnerAsked, owners: readonly Owner[], nobody: boolean) {
  const byName = owners.length > MOST_LISTED;
  const named = byName && typeof asked === 'number' ? owners.find(({ id }) => id === asked)?.name : undefined;
  const options = owners.map(({ id, name }) => ({ value: String(id), label: name }));
  return {
    byName,
    chosen: named ?? (asked === undefined ? '' : String(asked)),
    hint: nobody ? 'Part of the name, or “nobody”' : 'Part of the name',
    options: byName ? [] : [...options, ...(nobody ? [{ value: NOBODY, label: 'nobody' }] : [])],
  };
}
