import { firstAtLeast } from '../sorted';
import type { Ring, Rings } from './ring';

/** Every ring of three reps once, from the rep with the smallest index. */
export function* eachRing(rings: Rings): Generator<Ring, void, undefined> {
  for (let a = 0; a < rings.reps; a++) {
    for (const b of rings.takersOf(a)) {
      if (b < a) continue;
      for (const c of rings.takersOf(b)) {
        const ca = c > a ? rings.arc(c, a) : null;
        if (ca) yield { ab: rings.arc(a, b)!, bc: rings.arc(b, c)!, ca };
      }
    }
  }
}

/** Shows the positions in the second arc that are fair in value against position `i` of the first. */
export function eachSecond({ ab, bc }: Ring, i: number, show: (j: number) => void): void {
  const high = ab.onwards.high[i];
  for (let j = firstAtLeast(bc.t4q, ab.onwards.low[i]); j < bc.t4q.length && bc.t4q[j] <= high; j++) show(j);
}

/** Shows the positions in the third arc that are fair in value against positions of the first and second. */
export function eachThird({ ab, bc, ca }: Ring, i: number, j: number, show: (k: number) => void): void {
  const low = Math.max(ab.backwards.low[i], bc.onwards.low[j]);
  const high = Math.min(ab.backwards.high[i], bc.onwards.high[j]);
  for (let k = firstAtLeast(ca.t4q, low); k < ca.t4q.length && ca.t4q[k] <= high; k++) show(k);
}
