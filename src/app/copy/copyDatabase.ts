import { existsSync } from 'node:fs';
import { ProductError } from '../../shared/errors';
import { beginCopy, identityOf } from '../../storage/copy/beginCopy';
import { type CopiedRows, type CopyProgress, copyRows, endCopy } from '../../storage/copy/copyRows';
import { type Database, openDatabase, openMigrated } from '../../storage/database';
import { readSnapshot } from '../../storage/snapshot';
import { sqlitePath } from '../../storage/sqlitePath';
import { type CheckPart, check } from '../check/check';

export interface Copied {
  /** True when a copy that had been begun went on. */
  wentOn: boolean;
  /** What source and copy have both, by table. */
  tables: CopiedRows[];
  /** What the check of the copy found. */
  parts: CheckPart[];
}

/**
 * Copies a whole database, as of one moment, to an empty one on either engine. A copy that was killed goes on where it
 * stopped. Afterwards every table was read on both sides and is the same, row by row, and the copy was checked.
 * @throws ProductError copy.sameDatabase, copy.missing, copy.otherVersion, copy.notEmpty, copy.otherSource, copy.differs,
 *   copy.twice, storage.otherProgram
 */
export async function copyDatabase(
  fromUrl: string,
  toUrl: string,
  now: string,
  progress: CopyProgress = () => {},
): Promise<Copied> {
  const file = sqlitePath(fromUrl);
  if (file !== null && !existsSync(file)) {
    throw new ProductError('notFound', 'copy.missing', `There is no database at ${file}.`);
  }
  if (fromUrl === toUrl) {
    throw new ProductError('invalid', 'copy.sameDatabase', 'Name two different databases.');
  }
  const source = openDatabase(fromUrl);
  try {
    const copied = await readSnapshot(source, (moment) => copyMoment(moment, toUrl, now, progress));
    const copy = await openMigrated(toUrl, now);
    try {
      return { ...copied, parts: await check(copy) };
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

/** Copies a moment of a database and compares; the errors are those of `copyDatabase`. */
export async function copyMoment(
  moment: Database,
  toUrl: string,
  now: string,
  progress: CopyProgress = () => {},
): Promise<Omit<Copied, 'parts'>> {
  const identity = await identityOf(moment);
  const target = openDatabase(toUrl);
  try {
    const began = await beginCopy(moment, identity, target, now);
    const tables = await copyRows(moment, target, progress);
    await endCopy(target);
    return { wentOn: began === 'goesOn', tables };
  } finally {
    await target.close();
  }
}
