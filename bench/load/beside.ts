import { systemActor } from '../../src/app/actor';
import { commitImport } from '../../src/app/imports/commitImport';
import { inputFiles } from '../../src/app/imports/inputFiles';
import { stageImport } from '../../src/app/imports/stageImport';
import { openDatabase } from '../../src/storage/database';
import { measureHere } from '../support';
import { TODAY } from './company';

const [url, folder] = process.argv.slice(2);

/** Reads an import, says so, and commits it as soon as it is told to: what a worker does beside the pages. */
async function main(): Promise<void> {
  const database = openDatabase(url);
  const actor = systemActor(TODAY, `${TODAY}T12:00:00.000Z`);
  const { id } = await stageImport(database, { files: inputFiles([folder]), actor });
  process.send!('ready');
  await new Promise((resolve) => process.once('message', resolve));
  await measureHere(() => commitImport(database, id, actor));
  await database.close();
  process.disconnect();
}

void main();
