import type { Day } from '../shared/calendar';

interface Spell {
  from: Day;
  to: Day | null;
  line: number;
}

/** Collects the owner spells of one account and finds those that would give it two owners on a day. */
export class OwnerSpells {
  /** Without overlaps, by first day. */
  readonly #spells: Spell[] = [];

  /**
   * Takes a half-open spell unless it overlaps one that was taken before.
   * @returns the line of the spell that it overlaps, or null when it was taken
   */
  take(from: Day, to: Day | null, line: number): number | null {
    const place = this.#placeOf(from);
    const before = this.#spells[place - 1];
    const after = this.#spells[place];
    if (before && (before.to === null || before.to > from)) return before.line;
    if (after && (to === null || to > after.from)) return after.line;
    this.#spells.splice(place, 0, { from, to, line });
    return null;
  }

  /** Position of the first spell that begins after `from`. */
  #placeOf(from: Day): number {
    let [low, high] = [0, this.#spells.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spells[middle].from <= from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
