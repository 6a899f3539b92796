import { openDatabase } from '../src/storage/database';
import { measureHere } from './support';

/** The floor: the bare grouping of the revenue by account and quarter, every resulting row read by the client. */
const SQL = `
  select account_id, substr(month, 1, 4) * 4 + (substr(month, 6, 2) - 1) / 3 as quarter, sum(amount_cents)
  from revenue group by account_id, quarter`;

const database = openDatabase(`sqlite:${process.argv[2]}`);
measureHere(() => {
  let rows = 0;
  for (const _ of database.raw.prepare(SQL).raw().iterate()) rows++;
  return { rows };
});
