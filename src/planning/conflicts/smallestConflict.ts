/** Up to this many subsets of one size are tried one by one. */
const MOST_TRIED = 20_000;
const LARGEST_TRIED = 3;

function* subsets(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else for (let i = from; i <= n - size; i++) for (const rest of subsets(n, size - 1, i + 1)) yield [i, ...rest];
}

const choose = (n: number, size: number): number => (size === 0 ? 1 : (choose(n - 1, size - 1) * n) / size);

/**
 * The positions of a smallest subset of n things that conflict: subsets of one, two and three are tried in turn; where
 * none conflicts, or they are too many, things are left out one after the other as long as the rest still conflicts (a
 * deletion filter, Chinneck & Dravnieks 1991), and from what is left none can be spared.
 * @param conflict whether the things at these positions conflict; all of them together do
 */
export function smallestConflict(n: number, conflict: (positions: number[]) => boolean): number[] {
  for (let size = 1; size <= LARGEST_TRIED && size <= n && choose(n, size) <= MOST_TRIED; size++) {
    for (const subset of subsets(n, size)) if (conflict(subset)) return subset;
  }
  let left = Array.from({ length: n }, (_, i) => i);
  for (const one of [...left]) {
    const without = left.filter((other) => other !== one);
    if (conflict(without)) left = without;
  }
  return left;
}
