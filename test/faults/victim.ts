import { writeSync } from 'node:fs';
import { openDatabase } from '../../src/storage/database';
import { DEEDS } from './deeds';

/** A process of its own that does a deed over and over, to be killed: says a line when it begins and after each time. */
const [url, deed, beside] = process.argv.slice(2);
const database = openDatabase(url);
writeSync(1, 'begins\n');
void DEEDS[deed as keyof typeof DEEDS]
  .perform(database, () => writeSync(1, 'done\n'), beside)
  .then(() => database.close());
