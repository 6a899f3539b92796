import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../src/shared/random';
import { type Files, SMALL } from '../desk';
import { ARCHIVES } from './archiveMutations';
import { LARGE_MUTATIONS, SMALL_MUTATIONS } from './textMutations';

const MONTHS = ['2024-01', '2024-02', '2024-03', '2024-04'];

/** One sheet of sales. */
const SHEET = [
  'Customer,Rep,Month,Product,Amount',
  ...Array.from(
    { length: 40 },
    (_, i) => `Shop ${i % 9},Rosa ${i % 3},${MONTHS[i % 4]},Tools ${i % 2},${(i * 731) % 997}.50`,
  ),
].join('\n');

const LARGE = new Set([
  'zip bomb',
  'bomb in a workbook',
  'cell of 10 MB in a workbook',
  'shared texts without end',
  'zip of many files',
]);

/** The files of one run and what was done to them; the same for the same seed. */
export function mutated(seed: number): { what: string; files: Files } {
  const random = seededRandom(seed);
  if (seed % 5 === 4) {
    const large = seed % 40 === 39;
    const what = random.pick(Object.keys(ARCHIVES).filter((name) => LARGE.has(name) === large));
    const [name, content] = ARCHIVES[what](SHEET, random);
    return { what, files: { [name]: content } };
  }
  const files: Files = seed % 2 ? { ...SMALL } : { 'sales.csv': SHEET };
  const name = random.pick(Object.keys(files));
  const isLarge = seed % 40 === 0 || seed % 40 === 11;
  const all = isLarge ? LARGE_MUTATIONS : SMALL_MUTATIONS;
  const ways = Array.from({ length: isLarge ? 1 : 1 + random.below(3) }, () => random.pick(Object.keys(all)));
  for (const way of ways) files[name] = all[way](Buffer.from(files[name]), random);
  return { what: `${name}: ${ways.join(', ')}`, files };
}

/** Writes the files of seeds into a folder for each, named after the seed and what was done. */
export function writeMutated(folder: string, from: number, to: number): void {
  for (let seed = from; seed < to; seed++) {
    const { what, files } = mutated(seed);
    const own = join(folder, `${String(seed).padStart(5, '0')} ${what.replace(/[^\w.,: -]/g, '').slice(0, 120)}`);
    mkdirSync(own, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(own, name), content);
  }
}
