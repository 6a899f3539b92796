import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /^@import "([^"]+)";$/gm;

/**
 * A stylesheet with the sheets it imports (`@import "…";`, a line each, paths from the importing sheet) put in their
 * places, so that a browser asks once.
 * @param file path of the sheet; an imported sheet that does not exist throws
 */
export function readStylesheet(file: string): string {
  return readFileSync(file, 'utf8').replace(IMPORT, (_line, path: string) => readStylesheet(join(dirname(file), path)));
}
