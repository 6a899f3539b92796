import { reviewQuarter } from '../../src/app/review/reviewQuarter';
import { NOT_AN_EFFECT } from '../../src/reviews/sentences';
import { findCompany } from '../../src/storage/company';
import { tradeFigures } from '../../src/web/outcomes/tradeFigures';
import { reviewDocument } from '../../src/web/review/reviewDocument';
import { fillSwapCast, SWAPS } from '../app/swapCast';
import { openSite, type Site, type Visitor } from './site';

let site: Site;
let leader: Visitor;
beforeAll(async () => {
  site = await openSite({ company: false });
  await fillSwapCast(site.services.database);
  leader = await site.as('leader');
});
afterAll(() => site.close());

test('the review begins with sentences, and says that a plain change is no effect', async () => {
  const { text } = await leader.get('/review');
  expect(text).toMatch(/<p class="lead">Three swaps have taken effect so far\./);
  expect(text).toContain(NOT_AN_EFFECT);
  expect(text.match(/Measured from Q\d \d{4} <small>Winter &lt;2025&gt;/g)).toEqual([
    'Measured from Q4 2025 <small>Winter &lt;2025&gt;',
    'Measured from Q1 2025 <small>Winter &lt;2025&gt;',
  ]);
});

test('every swap in effect with its accounts, before, after and plain change; beside it those not swapped', async () => {
  const text = (await leader.get('/review')).text.replaceAll(/\s+/g, ' ');
  expect(text).toMatch(
    /Account 2<\/a><\/th> <td data-label="From → to">Cora Rep → Finn Rep<\/td> <td class="number" data-label="Four quarters before">\$11,280<\/td> <td class="number" data-label="Same quarters before">\$11,280<\/td> <td class="number" data-label="After">\$10,320<\/td> <td class="number" data-label="Plain change"> ?<span class="worse">−\$960<\/span> ?<\/td> <td class="number" data-label="in percent">−9%<\/td>/,
  );
  expect(text).toContain('2 candidates not swapped');
  expect(text).toContain('<small>undone</small>');
  expect(text).not.toContain('swap-undoing');
  expect(text).not.toContain('swap-announced');
});

test('another quarter can be reviewed; one that does not fit counts as not given', async () => {
  const past = (await leader.get('/review?quarter=2025-Q1')).text;
  expect(past).toContain('Revenue through Q1 2025');
  expect(past).not.toContain('Measured from Q4 2025');
  expect((await leader.get('/review?quarter=spring')).text).toContain('Revenue through Q4 2025');
  const future = await leader.get('/review?quarter=2027-Q1');
  expect(future.status).toBe(422);
  expect(future.text).toContain('The last complete quarter is Q4 2025');
});

test('the CSV has one row an account that moved, formulas disarmed', async () => {
  site.services.database.raw.prepare("update accounts set name = '=SUM(A1)' where id = 21").run();
  const answer = await leader.get('/review.csv?quarter=2025-Q4');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('review-2025-Q4.csv');
  const lines = answer.text.trim().split('\r\n');
  expect(lines).toHaveLength(1 + 6);
  expect(answer.text).toContain("'=SUM(A1)");
  expect(answer.text).toMatch(
    /A2,Account 2,Cora Rep,Finn Rep,measured,4,11280\.00,11280\.00,10320\.00,-960\.00,-0\.0851,2,/,
  );
});

test('managers see the swaps in which their tree takes part, reps nothing', async () => {
  const database = site.services.database.raw;
  database.prepare('update reps set manager_id = 3 where id in (4, 5)').run();
  const anna = await site.as('manager', 2);
  const { text } = await anna.get('/review');
  database.prepare('update reps set manager_id = 2 where id in (4, 5)').run();
  expect(text).toContain('You see the swaps in which your team takes part.');
  expect(text).toContain('No swap has taken effect yet.');
  expect((await (await site.as('manager', 3)).get('/review')).text).toContain('Account 16');
  const rep = await site.as('rep', 4);
  for (const path of ['/review', '/review.csv', '/rotations/rotation-2025/outcome']) {
    expect((await rep.get(path)).status).toBe(404);
  }
});

test('the page of a rotation draws its swaps together and one by one', async () => {
  const { text } = await leader.get('/rotations/rotation-2025/outcome');
  expect(text).toContain(NOT_AN_EFFECT);
  expect(text).toContain('class="chart wide mini"');
  expect(text).toContain('Winter &lt;2025&gt;');
  expect((await leader.get('/rotations/nothing/outcome')).status).toBe(404);
});

test('a rotation without a swap in effect says what will stand here', async () => {
  site.services.database.raw.exec(`insert into rotations select 'rotation-new', 'New', as_of, data_through, cut_off,
    '2026-04-01', policy, null, created_at, created_by, closed_at from rotations where id = 'rotation-2025'`);
  const { text } = await leader.get('/rotations/rotation-new/outcome');
  expect(text).toContain('Nothing to compare yet');
  expect(text).toContain(NOT_AN_EFFECT);
});

test('the figures for the page of a trade', async () => {
  const figures = await tradeFigures(site.services.database, SWAPS.year);
  expect(figures!.sentences).toEqual([
    expect.stringMatching(
      /^In the 4 quarters Q1 2025 to Q4 2025 its 2.accounts brought \$24K, against \$25K in the same/,
    ),
    expect.stringContaining('The 2 candidates that were not swapped changed by'),
    NOT_AN_EFFECT,
  ]);
  expect(figures!.chart).toMatch(/^<svg /);
  expect(await tradeFigures(site.services.database, SWAPS.announced)).toBeNull();
});

test('the document of the command line is one file with its stylesheet in it', async () => {
  const { database, config, today } = site.services;
  const { review } = await reviewQuarter(database, '2025-Q4');
  const html = await reviewDocument(config.root, review, (await findCompany(database.db))!, today());
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain('@media print');
  expect(html).not.toContain('&gt; li');
  expect(html).toContain('Three swaps have taken effect so far.');
  expect(html).not.toMatch(/<(script|link)|href=/);
});

test('before there is revenue the review says what it waits for', async () => {
  const empty = await openSite();
  const { text } = await (await empty.as('leader')).get('/review');
  expect(text).toContain('There is no revenue yet');
  await empty.close();
});
