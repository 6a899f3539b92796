/** Items by key, in the order in which keys and items first come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The same with the keys in ascending order, so that the order of the items makes no difference to it. */
export function groupBySorted<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  return new Map([...groupBy(items, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How many items there are of each key. */
export function countBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
