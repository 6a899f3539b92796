import type Sqlite from 'better-sqlite3';

/** Names kept in memory at once; beyond it the memory is emptied, so that it never grows with the file. */
const REMEMBERED = 100_000;

/**
 * Looks names up in a table of ids, the usual ones from memory.
 * @param make called for a name that is not there, e.g. to add it; without it the answer is null
 */
export function boundedLookup(
  handle: Sqlite.Database,
  table: string,
  make?: (name: string) => number,
): (name: string) => number | null {
  const select = handle.prepare(`select ref from ${table} where external_id = ?`).pluck();
  const remembered = new Map<string, number>();
  return (name) => {
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const ref = (select.get(name) as number | undefined) ?? make?.(name);
    if (ref === undefined) return null;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(name, ref);
    return ref;
  };
}
