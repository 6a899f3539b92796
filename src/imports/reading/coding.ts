import { ProductError } from '../../shared/errors';
import { chunksOf } from './chunks';
import type { InputFile } from './inputFile';
import { type Utf8Findings, Utf8Scan } from './utf8Scan';

/** One in so many: as often as bytes of Windows-1252 may look like an accented letter of UTF-8 by chance. */
const BY_CHANCE = 100;

/** Characters of a Windows-1252 file that could also be UTF-8, e.g. é, a no-break space and » side by side. */
export interface Doubt {
  characters: number;
  firstLine: number;
}

/**
 * Decides by the whole file whether text that is not UTF-8 throughout is Windows-1252. One bad byte must not garble every
 * accented name of a UTF-8 file, and a chance pair of bytes must not refuse a true Windows-1252 file.
 * @returns what in it could also be UTF-8; null = nothing
 * @throws ProductError import.unknownEncoding, import.mixedEncoding
 */
export async function requireWindows1252(file: InputFile): Promise<Doubt | null> {
  const scan = new Utf8Scan();
  for await (const chunk of chunksOf(file)) scan.read(chunk);
  const found = scan.end();
  if (isMixed(found)) throw mixed(file.name, found);
  if (found.firstUnused !== null) throw unknown(file.name, found.firstUnused);
  return found.firstWellFormed === null ? null : { characters: found.wellFormed, firstLine: found.firstWellFormed };
}

/** Mixed is what has more of UTF-8 than chance puts into Windows-1252. */
function isMixed({ wellFormed, telling, bad }: Utf8Findings): boolean {
  return wellFormed > bad || telling * BY_CHANCE > bad;
}

function mixed(name: string, { wellFormed, firstWellFormed, bad, firstBad }: Utf8Findings): ProductError {
  const some = (n: number, line: number | null): string =>
    `${n.toLocaleString('en-US')} ${n === 1 ? 'character' : 'characters'} (first in line ${line})`;
  return new ProductError(
    'invalid',
    'import.mixedEncoding',
    `${name} mixes two codings: ${some(wellFormed, firstWellFormed)} in UTF-8 and ${some(bad, firstBad)} in another one. Read either way, names would be garbled. Mend the lines, or export the file again as "CSV UTF-8".`,
  );
}

function unknown(name: string, line: number): ProductError {
  return new ProductError(
    'invalid',
    'import.unknownEncoding',
    `${name} is neither UTF-8 nor Windows-1252: line ${line} has a character that neither knows. Export it again as "CSV UTF-8".`,
  );
}
