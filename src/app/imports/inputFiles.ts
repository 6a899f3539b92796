import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InputFile } from '../../imports/reading/inspect';
import { ProductError } from '../../shared/errors';

/**
 * The files to import: those named, and of a named folder every .csv in it.
 * @throws ProductError import.noSuchPath, import.emptyFolder
 */
export function inputFiles(paths: readonly string[]): InputFile[] {
  return paths.flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) {
      throw new ProductError('invalid', 'import.noSuchPath', `There is no file or folder "${path}". Check the path.`);
    }
    if (!found.isDirectory()) return [{ name: basename(path), path }];
    const names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.csv$/i.test(entry.name))
      .map((entry) => entry.name);
    if (names.length === 0) {
      throw new ProductError(
        'invalid',
        'import.emptyFolder',
        `The folder "${path}" has no .csv files. Put reps.csv, accounts.csv, assignments.csv and revenue.csv into it.`,
      );
    }
    return names.sort().map((name) => ({ name, path: join(path, name) }));
  });
}
