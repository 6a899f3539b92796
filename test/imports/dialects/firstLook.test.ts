import request from 'supertest';
import { placesOf } from '../../../src/app/firstLook/showFirstLook';
import { wouldHelp } from '../../../src/app/firstLook/wouldHelp';
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

/** Three years of 48 customers of four reps; every third customer buys a quarter of what it once did, the others more each year. */
function sheet(): string {
  const lines = ['Month,Customer,Sales rep,Revenue'];
  for (let customer = 0; customer < 48; customer++) {
    for (let month = 0; month < 36; month++) {
      const year = 2023 + Math.floor(month / 12);
      const growth = customer % 3 === 0 ? (month < 12 ? 1 : 0.25) : 1 + 0.2 * Math.floor(month / 12);
      const amount = (1000 + 40 * customer) * growth;
      lines.push(
        `${year}-${String((month % 12) + 1).padStart(2, '0')},Customer ${customer},Rep ${customer % 4},${amount.toFixed(2)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
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

test('one sheet leads to one page: how much stands still, where, swaps to discuss, what more data would add', async () => {
  const cookie = admin.cookie();
  const form = await request(site.app).get('/imports').set('Cookie', cookie);
  const sent = await request(site.app)
    .post('/imports')
    .set('Cookie', cookie)
    .field('_csrf', tokenIn(form.text))
    .attach('files', Buffer.from(sheet()), 'sales.csv');
  const path = sent.headers.location;
  await work();
  await admin.post(`${path}/commit`, {}, path);
  await work();
  expect((await admin.get(path)).text).toContain('href="/first-look"');
  const page = (await admin.get('/first-look')).text;
  expect(page).toMatch(/<strong>\$\d+K of \$\d\.\dM<\/strong> over the last four quarters stands still or shrinks/);
  expect(page).toContain('Revenue that does not grow, by rep');
  expect(page).toContain('Swaps to discuss');
  expect(page).toMatch(/<a href="\/accounts\/\d+">Customer \d+<\/a> \(\$\d+K\) from Rep \d to Rep \d/);
  expect(page).toContain('Segments of the accounts');
  expect(page).not.toContain('Look for ten swaps');
  expect((await (await site.as('manager')).get('/first-look')).status).toBe(404);
});

test('places are added up over states, most revenue that stands still first', () => {
  const part = (name: string, state: 'flat' | 'growing', t4qCents: number) => ({ name, state, accounts: 1, t4qCents });
  expect(placesOf([part('A', 'growing', 300), part('A', 'flat', 100), part('B', 'flat', 200)])).toEqual([
    { name: 'B', accounts: 1, notGrowing: 1, t4qCents: 200, notGrowingCents: 200, share: 1 },
    { name: 'A', accounts: 2, notGrowing: 1, t4qCents: 400, notGrowingCents: 100, share: 0.25 },
  ]);
});

test('nothing is asked for that is there', () => {
  const all = {
    accounts: 2,
    withSegment: 2,
    withRegion: 2,
    withIndustry: 2,
    withPotential: 2,
    categories: 3,
    withManager: 1,
    openDeals: 1,
    withMargin: true,
  };
  expect(wouldHelp(all)).toEqual([]);
  expect(wouldHelp({ ...all, openDeals: 0 }).map(({ what }) => what)).toEqual([
    'Open deals with their day of creation',
  ]);
});
