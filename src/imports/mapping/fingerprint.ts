import { createHash } from 'node:crypto';
import { packed } from '../tables/plainWords';

/** What two exports of the same report have in common: their column names, in any order and spelling. Hexadecimal. */
export function headerFingerprint(header: readonly string[]): string {
  const names = header
    .map(packed)
    .filter((name) => name !== '')
    .sort();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32);
}
