import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { sha256 } from '../../shared/hash';

const IMPORTED = /(?:\bfrom|\brequire\(|\bimport)\s*['"](\.[^'"]+)['"]/g;

/**
 * The files of a piece of the product's code: one and all that it imports, directly or not, each with its text; as it runs,
 * compiled or from sources.
 * @param file whole path of where it begins
 */
export function codeOf(file: string): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [file];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    found.set(path, text);
    if (extname(path) !== extname(file)) continue;
    for (const [, name] of text.matchAll(IMPORTED)) {
      const target = join(dirname(path), name);
      waiting.push(...[`${target}${extname(file)}`, target].filter((one) => extname(one) !== '' && existsSync(one)));
    }
  }
  return found;
}

/** A digest of such code: another one as soon as any of it changes. */
export function digestOfCode(file: string): string {
  const code = [...codeOf(file)].map(([path, text]) => [relative(dirname(file), path), text]);
  return sha256(JSON.stringify(code.sort(([a], [b]) => (a < b ? -1 : 1))));
}

let digest: string | null = null;

/** Names the method by which outcomes are worked out: what another release stored by another one is not taken for an answer. */
export function outcomeMethod(): string {
  digest ??= digestOfCode(join(__dirname, `workOut${extname(__filename)}`));
  return digest;
}
