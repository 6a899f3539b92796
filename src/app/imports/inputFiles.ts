import { accessSync, constants, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InputFile } from '../../imports/reading/inputFile';
import { unreadable } from '../../imports/reading/unreadable';
import { ProductError } from '../../shared/errors';

/**
 * The files to import: those named, and of a named folder every table in it (.csv, .tsv, .xlsx, .xlsm, .zip). Links are followed.
 * @throws ProductError import.noSuchPath, import.emptyFolder, import.notAFile, import.unreadable
 */
export function inputFiles(paths: readonly string[]): InputFile[] {
  return paths.flatMap((path) => (lookAt(path).isDirectory() ? filesIn(path) : [fileAt(path)]));
}

/** Whether a file of a folder is taken for a table, by the end of its name. */
export const isTable = (name: string): boolean => /\.(csv|tsv|xlsx|xlsm|zip)$/i.test(name);

function filesIn(folder: string): InputFile[] {
  const names = access(folder, () => readdirSync(folder)).filter(isTable);
  if (names.length === 0) {
    throw new ProductError(
      'invalid',
      'import.emptyFolder',
      `The folder "${folder}" has no .csv, .xlsx or .zip files. Put the exports of the CRM or one sheet of sales into it.`,
    );
  }
  return names.sort().map((name) => fileAt(join(folder, name)));
}

function fileAt(path: string): InputFile {
  const found = lookAt(path);
  // A pipe or a device can be read only once, or for ever; a file is looked at before its rows are read.
  if (!found.isFile()) {
    const what = found.isDirectory() ? 'a folder' : 'no ordinary file';
    throw new ProductError(
      'invalid',
      'import.notAFile',
      `"${path}" is ${what}, not a file to read. Name the files to import, or move it out of the folder.`,
    );
  }
  access(path, () => accessSync(path, constants.R_OK));
  return { name: basename(path), path };
}

function lookAt(path: string): Stats {
  const found = access(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found) return found;
  throw new ProductError('invalid', 'import.noSuchPath', `There is no file or folder "${path}". Check the path.`);
}

function access<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unreadable(path, error);
  }
}
