import type { Random } from '../../shared/random';

/** Units of which a fixed number is chosen, each with its own odds. */
export interface ChanceDraw {
  /** Writes 1 for the chosen and 0 for the others into `assigned`, at the places given. */
  into(assigned: Uint8Array, random: Random): void;
}

const MOST_STEPS = 100;

/**
 * Draws `chosen` of the units so that every choice is as likely as if each unit had been drawn independently with its own
 * probability and the number had come out so (conditional Bernoulli sampling: Chen, Dempster & Liu 1994, Biometrika 81,
 * 457–469). With equal probabilities that is a permutation.
 * @param places of the units in the whole assignment
 * @param probabilities of the units, within (0, 1)
 */
export function chanceDraw(places: readonly number[], probabilities: readonly number[], chosen: number): ChanceDraw {
  const n = places.length;
  const own = tilted(probabilities, chosen);
  // at[j·(chosen + 1) + k]: probability that k of the units j … n − 1 are chosen.
  const at = new Float64Array((n + 1) * (chosen + 1));
  at[n * (chosen + 1)] = 1;
  for (let j = n - 1; j >= 0; j--) {
    const [row, next] = [j * (chosen + 1), (j + 1) * (chosen + 1)];
    for (let k = 0; k <= chosen; k++)
      at[row + k] = (1 - own[j]) * at[next + k] + (k > 0 ? own[j] * at[next + k - 1] : 0);
  }
  // In place: the probability that unit j is chosen when k of the units from j on are.
  for (let j = 0; j < n; j++) {
    const [row, next] = [j * (chosen + 1), (j + 1) * (chosen + 1)];
    for (let k = 0; k <= chosen; k++)
      at[row + k] = k > 0 && at[row + k] > 0 ? (own[j] * at[next + k - 1]) / at[row + k] : 0;
  }
  return {
    into(assigned, random) {
      let left = chosen;
      for (let j = 0; j < n; j++) {
        const take = left > 0 && random.next() < at[j * (chosen + 1) + left];
        assigned[places[j]] = take ? 1 : 0;
        if (take) left--;
      }
    },
  };
}

/** The same odds times one factor, so that as many are expected as are chosen: it changes no draw and keeps figures large. */
function tilted(probabilities: readonly number[], chosen: number): Float64Array {
  const odds = probabilities.map((p) => p / (1 - p));
  const expected = (log: number): number => odds.reduce((sum, o) => sum + 1 / (1 + Math.exp(-log) / o), 0);
  let [low, high] = [-60, 60];
  for (let step = 0; step < MOST_STEPS && high - low > 1e-9; step++) {
    const middle = (low + high) / 2;
    if (expected(middle) < chosen) low = middle;
    else high = middle;
  }
  return Float64Array.from(odds, (o) => 1 / (1 + Math.exp(-(low + high) / 2) / o));
}
