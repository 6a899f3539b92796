import { readFileSync, writeFileSync } from 'node:fs';
import { type Mapping, parseMapping, type StatedNames, statedAs } from '../imports/mapping/mapping';
import { unreadable } from '../imports/reading/unreadable';
import type { RecognisedFile } from '../imports/recognition/recognised';
import { ProductError } from '../shared/errors';

/** Reads the mapping file of --mapping. @throws ProductError import.unreadable, import.mapping */
export function readMapping(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
  return parseMapping(text, path);
}

/** Writes what was recognised, and what was decided on names, as a mapping file. @throws ProductError import.unwritable */
export function writeMapping(path: string, recognised: readonly RecognisedFile[], names: readonly StatedNames[]): void {
  try {
    writeFileSync(path, `${JSON.stringify(statedAs(recognised, names), null, 2)}\n`);
  } catch (error) {
    const reason = (error as Error).message;
    throw new ProductError('invalid', 'import.unwritable', `The mapping cannot be written to "${path}": ${reason}.`);
  }
}
