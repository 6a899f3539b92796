import request from 'supertest';
import { handlers } from '../../../src/jobs/handlers';
import { workOnce } from '../../../src/jobs/worker';
import { NOW, openSite, type Site, TODAY, tokenIn, type Visitor } from '../../web/site';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  site = await openSite();
  admin = await site.as('admin');
});
afterEach(() => site.close());

const SHEET =
  'Kunde;Betreuer;Datum;Umsatz;Status\nAcme <b>;Ann;01/02/2025;10,50;bezahlt\nBeta;Ann;03/04/2025;20;offen\n';

/** Uploads a file, has it read, and answers the address of its import. */
async function bring(name: string, content: string): Promise<string> {
  const cookie = admin.cookie();
  const form = await request(site.app).get('/imports').set('Cookie', cookie);
  const sent = await request(site.app)
    .post('/imports')
    .set('Cookie', cookie)
    .field('_csrf', tokenIn(form.text))
    .attach('files', Buffer.from(content), name);
  await work();
  return sent.headers.location;
}

async function work(): Promise<void> {
  const options = {
    today: () => TODAY,
    now: () => NOW,
    realNow: () => new Date().toISOString(),
    log: (line: string) => process.stderr.write(line),
  };
  while (await workOnce(site.services.database, handlers, 'test', options));
}

const all = (sql: string): unknown => site.services.database.raw.prepare(sql).pluck().all();

const ANSWERS = {
  'holds-0': 'deals',
  'column-0-0': 'accountName',
  'column-0-1': 'repName',
  'column-0-2': 'date',
  'column-0-3': 'amount',
  'decimal-0': ',',
};

test('a question waits for an answer on the page, which is remembered for the next file with these columns', async () => {
  const path = await bring('umsatz.csv', SHEET);
  const asked = (await admin.get(path)).text;
  expect(asked).toContain('cannot be read before a question');
  expect(asked).toContain('umsatz.csv: In the column Datum the days');
  const page = (await admin.get(`${path}/mapping`)).text;
  expect(page).toContain('Acme &lt;b&gt; · Beta');
  expect(page).toMatch(/<option value="amount" selected>Amount<\/option>/);
  expect(page).toContain('Please choose');

  const answered = await admin.post(`${path}/mapping`, { ...ANSWERS, 'dateOrder-0': 'dmy' }, `${path}/mapping`);
  expect(answered.headers.location).toBe(path);
  await work();
  const preview = (await admin.get(path)).text;
  expect(preview).toContain('$30.50');
  expect(preview).toContain('February 2025 to April 2025');
  expect(preview).toContain('Correct what was recognised');
  expect(preview).toMatch(/First rows of revenue.*Acme &lt;b&gt;<\/th>.*February 2025.*Ann.*\$10\.50/s);
  await admin.post(`${path}/commit`, {}, path);
  await work();
  expect(all('select month from revenue order by month')).toEqual(['2025-02', '2025-04']);

  const next = await bring('umsatz neu.csv', SHEET.replace('01/02', '05/06'));
  const repeated = (await admin.get(next)).text;
  expect(repeated).toContain('as it was settled for the last file');
  await admin.post(`${next}/commit`, {}, next);
  await work();
  expect(all('select month from revenue order by month')).toEqual(['2025-02', '2025-04', '2025-06']);
});

test('what was recognised is corrected before the commit, and one meaning is given once', async () => {
  const path = await bring('umsatz.csv', SHEET.replace('01/02/2025', '2025-01-02').replace('03/04/2025', '2025-03-04'));
  expect((await admin.get(path)).text).toContain('$30.50');
  const twice = await admin.post(`${path}/mapping`, { ...ANSWERS, 'column-0-4': 'amount' }, `${path}/mapping`);
  expect(twice.status).toBe(400);
  expect(twice.text).toContain('In umsatz.csv both Umsatz and Status are &quot;Amount&quot;');
  await admin.post(`${path}/mapping`, { ...ANSWERS, 'column-0-4': 'category' }, `${path}/mapping`);
  await work();
  await admin.post(`${path}/commit`, {}, path);
  await work();
  expect(all('select name from categories order by name')).toEqual(['bezahlt', 'offen']);
  expect((await admin.get(`${path}/mapping`)).status).toBe(303);
});

test('that blank cells repeat what stands above them is said before the commit and can be taken back', async () => {
  const grouped =
    'Kunde;Betreuer;Datum;Umsatz\nAcme;Ann;2025-01-02;10\n;;2025-02-02;20\nBeta;Bob;2025-01-02;5\n;;2025-02-02;6\n';
  const path = await bring('umsatz.csv', grouped);
  const preview = (await admin.get(path)).text;
  expect(preview).toContain('$41.00');
  expect(preview).toContain(
    'umsatz.csv is grouped by Kunde and Betreuer: a blank cell there was read as what stands above it',
  );
  expect((await admin.get(`${path}/mapping`)).text).toMatch(
    /name="down-0"[^>]* checked>.*A blank cell of Kunde or Betreuer/,
  );
  await admin.post(`${path}/mapping`, ANSWERS, `${path}/mapping`);
  await work();
  expect((await admin.get(path)).text).toContain('$15.00');
  expect((await admin.get(`${path}/mapping`)).text).toMatch(/name="down-0"[^>]*value="yes">/);
  await admin.post(`${path}/mapping`, { ...ANSWERS, 'down-0': 'yes' }, `${path}/mapping`);
  await work();
  expect((await admin.get(path)).text).toContain('$41.00');
});

test('only administrators correct what the files mean', async () => {
  const path = await bring('umsatz.csv', SHEET);
  const manager = await site.as('manager');
  expect((await manager.get(`${path}/mapping`)).status).toBe(404);
});

test('files that are complete take out what earlier ones brought for their months; the preview says how much', async () => {
  const header = 'Customer,Rep,Month,Amount\n';
  const first = await bring(
    'a.csv',
    `${header}Acme,Ann,2025-01,10.00\nAcme,Ann,2025-02,20.00\nBolt,Ann,2025-02,5.00\nBolt,Ann,2025-04,7.00\n`,
  );
  await admin.post(`${first}/commit`, {}, first);
  await work();
  const next = await bring('b.csv', `${header}Acme,Ann,2025-01,10.00\nAcme,Ann,2025-03,20.00\n`);
  expect((await admin.get(next)).text).toMatch(
    /2 amounts \(together \$25\.00\) of earlier imports lie in the months of these files and are not in them, for example Acme, February 2025; Bolt, February 2025\. They stay/,
  );
  expect((await admin.get(`${next}/mapping`)).text).toContain('The files are complete for their months');
  const columns = {
    'holds-0': 'deals',
    'column-0-0': 'accountName',
    'column-0-1': 'repName',
    'column-0-2': 'date',
    'column-0-3': 'amount',
  };
  await admin.post(`${next}/mapping`, { ...columns, complete: 'yes' }, `${next}/mapping`);
  await work();
  expect((await admin.get(next)).text).toMatch(/As these files are complete, they are taken out/);
  await admin.post(`${next}/commit`, {}, next);
  await work();
  const revenue =
    "select a.name || ' ' || month || ' ' || amount_cents from revenue r join accounts a on a.id = r.account_id order by 1";
  expect(all(revenue)).toEqual(['Acme 2025-01 1000', 'Acme 2025-03 2000', 'Bolt 2025-04 700']);
  await admin.post(`${next}/undo`);
  await work();
  expect(all(revenue)).toEqual(['Acme 2025-01 1000', 'Acme 2025-02 2000', 'Bolt 2025-02 500', 'Bolt 2025-04 700']);
});
