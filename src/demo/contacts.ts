import type { Random } from '../shared/random';
import { FAMILY_NAMES, GIVEN_NAMES, JOB_TITLES } from './lexicon';
import type { Sketch } from './sketches';
import type { ContactRow } from './types';

/** Rows of contacts.csv: one or two people an account, known by its rep or by nobody. Phone numbers are fictional. */
export function contactRows(random: Random, sketches: readonly Sketch[]): ContactRow[] {
  return sketches.flatMap((sketch) => {
    const titles = random.shuffle(JOB_TITLES);
    const given = random.shuffle(GIVEN_NAMES);
    return titles.slice(0, 1 + random.below(2)).map((title, n): ContactRow => {
      const name = `${given[n]} ${random.pick(FAMILY_NAMES)}`;
      return {
        account_id: sketch.id,
        name,
        title,
        email: `${name.toLowerCase().replace(' ', '.')}.${sketch.id.toLowerCase()}@example.com`,
        phone: `+1 555 01${String(random.below(100)).padStart(2, '0')}`,
        known_by: random.next() < 0.8 ? sketch.rep.id : '',
      };
    });
  });
}
