import { wholeReview } from '../../src/app/review/wholeReview';
import { NOT_AN_EFFECT } from '../../src/reviews/sentences';
import { findCompany } from '../../src/storage/people/company';
import { tradeFigures } from '../../src/web/outcomes/tradeFigures';
import { reviewDocument } from '../../src/web/review/reviewDocument';
import { SWAPS } from '../app/swapCast';
import { asImport } from '../asImport';
import { textOf } from './castSite';
import { openSite, type Site, type Visitor } from './site';
import { openSwapSite } from './swapSite';

let site: Site;
let leader: Visitor;
beforeAll(async () => {
  site = await openSwapSite();
  leader = await site.as('leader');
});
afterAll(() => site.close());

test('the review begins with what can be said about the effect, and says that a plain change is none', async () => {
  const { text } = await leader.get('/review');
  expect(textOf(text)).toContain('Show Too early for a verdict: 3 of 4 complete quarters have passed.');
  expect(text).toContain(NOT_AN_EFFECT);
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});

test('what was swapped by rotation and quarter of effect, beside those not swapped; nobody is ranked', async () => {
  const text = textOf((await leader.get('/review')).text);
  expect(text).toContain('Three swaps have taken effect so far.');
  expect(text).toMatch(/Winter &lt;2025&gt; Q4 2025 1 2 .* Winter &lt;2025&gt; Q1 2025 2 1 undone 4 /);
  expect(text).toContain('No coaching plan has begun');
  expect(text).toContain('Late: 2 accounts are with the former rep in the CRM');
  expect(text).toContain('1 exchange waits for a decision');
  expect(text).not.toMatch(/Cora Rep|Finn Rep|swap-announced/);
});

test('every swap account by account, a page of the rotation', async () => {
  const text = (await leader.get('/rotations/rotation-2025/outcome/accounts')).text.replaceAll(/\s+/g, ' ');
  expect(text).toMatch(
    /Account 2<\/a><\/th> <td data-label="From → to">Cora Rep → Finn Rep<\/td> <td class="number" data-label="Four quarters before">\$11,280<\/td> <td class="number" data-label="Same quarters before">\$11,280<\/td> <td class="number" data-label="After">\$10,320<\/td> <td class="number" data-label="Plain change"> ?<span class="worse">−\$960<\/span> ?<\/td> <td class="number" data-label="in percent">−8.5%<\/td>/,
  );
  expect(text).toContain('2 candidates not swapped');
  expect(text).toContain('<small>undone</small>');
  expect(text).not.toContain('swap-undoing');
});

test('another quarter can be reviewed; one that does not fit counts as not given', async () => {
  const past = (await leader.get('/review?quarter=2025-Q1')).text;
  expect(past).toContain('Revenue through Q1 2025');
  expect(past).not.toContain('Q4 2025</td>');
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
  const workbook = await leader.get('/review.xlsx?quarter=2025-Q4');
  expect(workbook.headers['content-disposition']).toContain('review-2025-Q4.xlsx');
  expect(workbook.headers['content-type']).toContain('spreadsheetml');
});

test('managers see the swaps in which their tree takes part, reps nothing', async () => {
  const database = site.services.database.raw;
  asImport(database, 'update reps set manager_id = 3 where id in (4, 5)');
  const anna = await site.as('manager', 2);
  const { text } = await anna.get('/review');
  asImport(database, 'update reps set manager_id = 2 where id in (4, 5)');
  expect(text).toContain('You see the swaps in which your team takes part.');
  expect(text).toContain('No swap has taken effect yet.');
  expect((await (await site.as('manager', 3)).get('/review')).text).toContain('Account 16');
  const rep = await site.as('rep', 4);
  for (const path of [
    '/review',
    '/review.csv',
    '/review.xlsx',
    '/rotations/rotation-2025/outcome',
    '/outcomes/method',
  ]) {
    expect((await rep.get(path)).status).toBe(404);
  }
});

test('the page of a rotation: what was left out and why, its exchanges with verdicts, before and after', async () => {
  const { text } = await leader.get('/rotations/rotation-2025/outcome');
  expect(text).toContain(NOT_AN_EFFECT);
  expect(text).toContain('not comparable');
  expect(text).toContain('class="chart wide slopes"');
  expect(text).toContain('Winter &lt;2025&gt;');
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
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
  const whole = await wholeReview(database, { quarter: '2025-Q4', today: today() });
  const html = await reviewDocument(config.root, whole, (await findCompany(database.db))!, today());
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
