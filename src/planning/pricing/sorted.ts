/** The first position of an ascending list whose amount is at least `amount`; its length when there is none. */
export function firstAtLeast(ascending: Float64Array, amount: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < amount) low = middle + 1;
    else high = middle;
  }
  return low;
}
