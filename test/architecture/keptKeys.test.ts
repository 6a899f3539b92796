import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../../src');

/** The words with which the keys of kept answers begin, with the file that asks. */
function beginnings(): [key: string, file: string][] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    if (!/\bkeptWith(Data)?\(/.test(text)) return [];
    const keys = text.matchAll(/(?:keptWith(?:Data)?\(\s*[\w.]+,\s*(?:\[[^\]]*\],\s*)?|const key = )[`']([^`'$]+)/g);
    return [...keys].map(([, key]): [string, string] => [key.trim(), file]);
  });
}

test('no two questions keep their answers under the same words', () => {
  const all = beginnings();
  expect(all.length).toBeGreaterThan(20);
  const twice = all.filter(([key], i) => all.some(([other], j) => j !== i && other === key));
  expect(twice).toEqual([]);
});
