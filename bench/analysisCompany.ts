import { monthFromIndex, monthIndex } from '../src/shared/calendar';
import { seededRandom } from '../src/shared/random';
import { openMigrated } from '../src/storage/database';

const MONTHS = 36;
const CATEGORIES = 4;
const FIRST_MONTH = monthIndex('2022-01');
const SEGMENTS = ['Retail', 'Industry', 'Public', 'Services', 'Food'];
const REGIONS = ['North', 'South', 'East', 'West', 'Centre', 'Islands'];

/** Fills a fresh database with accounts that each bought each category in each month, one rep per 40 accounts. */
export async function fillCompany(path: string, accounts: number): Promise<void> {
  const database = await openMigrated(`sqlite:${path}`, '2025-01-01T00:00:00.000Z');
  const { raw } = database;
  const random = seededRandom(7);
  raw.pragma('synchronous = OFF');
  const reps = Math.ceil(accounts / 40);
  const addRep = raw.prepare(`insert into reps (id, source, external_id, name, region) values (?, 'bench', ?, ?, '')`);
  const addCategory = raw.prepare('insert into categories (id, name) values (?, ?)');
  const addAccount = raw.prepare(
    `insert into accounts (id, source, external_id, name, segment, region, industry) values (?, 'bench', ?, ?, ?, ?, '')`,
  );
  const addOwner = raw.prepare(
    `insert into assignments (account_id, rep_id, role, from_date, to_date, origin) values (?, ?, 'owner', ?, ?, 'import')`,
  );
  const addRevenue = raw.prepare(
    'insert into revenue (account_id, month, category_id, seller_id, amount_cents) values (?, ?, ?, ?, ?)',
  );
  const months = Array.from({ length: MONTHS }, (_, i) => monthFromIndex(FIRST_MONTH + i));
  raw.exec('begin');
  for (let rep = 1; rep <= reps; rep++) addRep.run(rep, `r${rep}`, `Rep ${rep}`);
  for (let category = 1; category <= CATEGORIES; category++) addCategory.run(category, `Category ${category}`);
  for (let id = 1; id <= accounts; id++) {
    addAccount.run(id, `a${id}`, `Account ${id}`, random.pick(SEGMENTS), random.pick(REGIONS));
    const rep = 1 + random.below(reps);
    const moved = random.next() < 0.2;
    if (moved) addOwner.run(id, 1 + random.below(reps), '2021-06-01', '2023-10-01');
    addOwner.run(id, rep, moved ? '2023-10-01' : '2021-06-01', null);
    const size = Math.exp(9 + random.normal());
    const drift = 1 + 0.01 * random.normal();
    for (let month = 0; month < MONTHS; month++) {
      for (let category = 1; category <= CATEGORIES; category++) {
        const amount = Math.round(size * drift ** month * Math.exp(0.3 * random.normal()));
        addRevenue.run(id, months[month], category, rep, amount);
      }
    }
  }
  raw.exec('commit');
  raw.exec('analyze');
  raw.pragma('wal_checkpoint(truncate)');
  await database.close();
}
