/**
 * Seeded pseudo-random numbers (sfc32 by Chris Doty-Humphrey, seeded through splitmix32), so that the same seed gives
 * the same company, plan and lottery on every machine. Not for secrets.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  /** A standard normal deviate (Marsaglia's polar method). */
  normal(): number;
  /** One of the items; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A new array with the items in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent stream for a named part, so that adding draws in one part never moves another. */
  fork(name: string): Random;
}

/** A generator for a whole-number seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const splitmix = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;

  const next = (): number => {
    const t = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();

  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    normal() {
      for (;;) {
        const u = 2 * next() - 1;
        const v = 2 * next() - 1;
        const s = u * u + v * v;
        if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
      }
    },
    pick(items) {
      if (items.length === 0) throw new RangeError('Nothing to pick from.');
      return items[below(items.length)];
    },
    shuffle(items) {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [result[i], result[j]] = [result[j], result[i]];
      }
      return result;
    },
    fork(name) {
      let hash = 2_166_136_261 ^ seed;
      for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16_777_619);
      return seededRandom(hash >>> 0);
    },
  };
}
