import { createDemo } from '../../src/app/demo/createDemo';
import { openDatabase } from '../../src/storage/database';

/** A process of its own that loads the demo company, to be killed: says what it begins. */
const [url, today] = process.argv.slice(2);
const database = openDatabase(url);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
void createDemo(database, { today, now: `${today}T10:00:00.000Z` }, say).then(() => database.close());
