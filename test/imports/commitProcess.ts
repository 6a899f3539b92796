import { systemActor } from '../../src/app/actor';
import { commitImport } from '../../src/app/imports/commitImport';
import { openDatabase } from '../../src/storage/database';
import { NOW, TODAY } from './desk';

/** A process of its own that commits an import, to be killed: says when it begins. */
const [url, id] = process.argv.slice(2);
const database = openDatabase(url);
process.stdout.write('committing\n');
void commitImport(database, id, systemActor(TODAY, NOW)).then(() => database.close());
