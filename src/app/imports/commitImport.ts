import { fileStatedAs } from '../../imports/mapping/mapping';
import type { ImportSummary } from '../../imports/summary';
import { type Database, inTransaction } from '../../storage/database';
import { commitStaged } from '../../storage/imports/importCommit';
import { rememberMapping } from '../../storage/imports/importMappings';
import { noteSummary } from '../../storage/imports/importReading';
import { keepRejectedOnly } from '../../storage/imports/importStagingFiles';
import { findImport } from '../../storage/imports/imports';
import type { Actor } from '../actor';
import { requestSwaps } from '../firstLook/requestSwaps';
import { decideAsStated, decidedSentence } from '../names/statedNames';
import { removeUpload } from './announceImport';

/**
 * Commits a previewed import: everything or nothing, once.
 * @returns the summary with what was really written
 * @throws ProductError import.notFound, import.notPreviewed (committed, discarded or failed before),
 *   import.nothingUsable, import.noStaging,
 *   import.currency, import.sumTooLarge
 */
export async function commitImport(database: Database, id: string, actor: Actor): Promise<ImportSummary> {
  const { today, now } = actor;
  const written = await commitStaged(database, { importId: id, actorId: actor.id, today, now });
  const summary = await withNamesDecided(database, id, written, actor);
  if (summary.recognised.length > 0) await inTransaction(database.db, (trx) => requestSwaps(trx, now, actor.id));
  for (const file of summary.recognised) {
    if (file.told === 'stated') await rememberMapping(database.db, file, fileStatedAs(file), { at: now, by: actor.id });
  }
  try {
    const found = await findImport(database.db, id);
    if (found) keepRejectedOnly(database.path, found);
    removeUpload(database, id);
  } catch {
    // The import is committed; what is left of its file goes with the next clean-up.
  }
  return summary;
}

/** What the mapping file says of names is decided beside the commit: one that cannot be must not take the data with it. */
async function withNamesDecided(
  database: Database,
  id: string,
  summary: ImportSummary,
  actor: Actor,
): Promise<ImportSummary> {
  const names = (await findImport(database.db, id))?.mapping?.names ?? [];
  if (names.length === 0) return summary;
  const { decided, warnings } = await decideAsStated(database, names, actor);
  const told = {
    ...summary,
    warnings: [...summary.warnings, ...warnings],
    derivations: decided === 0 ? summary.derivations : [...summary.derivations, decidedSentence(decided)],
  };
  await noteSummary(database.db, id, told);
  return told;
}
