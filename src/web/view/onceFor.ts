const made = new WeakMap<object, Map<string, unknown>>();

/**
 * Makes something of an object once, and forgets it with the object: what is drawn or written from facts that are kept
 * (storage/kept) is kept as long as they are.
 * @param facts never changed by anybody
 * @param key everything else that it is made of, e.g. how the company writes money, and what it is
 */
export function onceFor<T>(facts: object, key: string, make: () => T): T {
  let known = made.get(facts);
  if (!known) {
    known = new Map();
    made.set(facts, known);
  }
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}
