import { normalised } from './nameForms';

/** A name of an account or product; `fresh` = this import brings it. */
export interface GivenName {
  name: string;
  fresh: boolean;
}

/** Two names that may stand for one; score from 0 to 100. */
export interface AlikeNames {
  names: [string, string];
  score: number;
}

/** Shorter names differ by a letter too often to mean the same. */
const SHORTEST_WITH_SLIP = 7;

/**
 * Proposes which names may stand for one: the same name twice (100), names that differ only by case, accents, spaces or
 * punctuation (98), by the legal form or 'the' and 'and' as well (90), and by one letter that is missing, added, replaced
 * or moved in names of at least seven (100 − 100 ÷ length, at most 89). Digits and single
 * letters, which tell a series apart, must be the same then. Pairs of which
 * no name is fresh are left out: they were there to be seen before.
 * @returns the likeliest first; a name of several equals is paired with the first of them only
 */
export function alikeNames(given: readonly GivenName[]): AlikeNames[] {
  const found: AlikeNames[] = [];
  const firstByCore = new Map<string, GivenName & { packed: string; marks: string }>();
  for (const one of given) {
    const { packed, core, marks } = normalised(one.name);
    if (core === '') continue;
    const first = firstByCore.get(core);
    if (!first) firstByCore.set(core, { ...one, packed, marks });
    else if (one.fresh || first.fresh) {
      const score = first.name === one.name ? 100 : first.packed === packed ? 98 : 90;
      found.push({ names: [first.name, one.name], score });
    }
  }
  for (const [a, b] of oneLetterApart([...firstByCore.keys()])) {
    const [one, other] = [firstByCore.get(a)!, firstByCore.get(b)!];
    if (one.marks !== other.marks || (!one.fresh && !other.fresh)) continue;
    const score = Math.min(89, Math.round(100 - 100 / Math.max(a.length, b.length)));
    found.push({ names: [one.name, other.name], score });
  }
  return found.sort((a, b) => b.score - a.score || (a.names[0] < b.names[0] ? -1 : 1));
}

/** Pairs with at most one letter changed. Names that are alike share what is left when a letter is taken out of them. */
function oneLetterApart(cores: readonly string[]): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  const byRest = new Map<string, string>();
  for (const core of cores) {
    if (core.length < SHORTEST_WITH_SLIP) continue;
    const rests = new Set([core, ...Array.from(core, (_, i) => core.slice(0, i) + core.slice(i + 1))]);
    for (const rest of rests) {
      const other = byRest.get(rest);
      if (other === undefined) byRest.set(rest, core);
      else if (other !== core) pairs.set(`${other}\n${core}`, [other, core]);
    }
  }
  return [...pairs.values()];
}
