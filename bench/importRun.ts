import { join } from 'node:path';
import { systemActor } from '../src/app/actor';
import { commitImport } from '../src/app/imports/commitImport';
import { inputFiles } from '../src/app/imports/inputFiles';
import { stageImport } from '../src/app/imports/stageImport';
import { openMigrated } from '../src/storage/database';
import { measureHere } from './support';

const [folder, name] = process.argv.slice(2);

/** From files to commit, into an empty database. */
void measureHere(async () => {
  const database = await openMigrated(`sqlite:${join(folder, name)}`, '2026-01-01T00:00:00.000Z');
  const actor = systemActor('2026-01-15', '2026-01-15T10:00:00.000Z');
  const { id } = await stageImport(database, { files: inputFiles([folder]), actor });
  const summary = await commitImport(database, id, actor);
  await database.close();
  return summary.files.map((file) => [file.file, file.added, file.rejected]);
});
