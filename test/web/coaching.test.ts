import { CAST } from '../cast';
import { openCastSite, textOf } from './castSite';
import type { Site, Visitor } from './site';

let site: Site;
let anna: Visitor;
let ben: Visitor;
let cora: Visitor;
let plan: string;

const OPENING = '/coaching/new?rep=4';
const form = {
  rep: '4',
  goal: 'Sell the second category',
  measure: 'categories',
  target: '3',
  startDate: '2026-04-01',
  reviewDate: '2027-04-01',
  accounts: 'book',
  reason: 'She asked for it',
  step1: 'Visit the five largest',
  due1: '2026-05-01',
};

beforeAll(async () => {
  site = await openCastSite();
  anna = await site.as('manager', CAST.anna);
  ben = await site.as('manager', CAST.ben);
  cora = await site.as('rep', 4);
});
afterAll(() => site.close());

test('the line above opens a plan from the rep’s page; nobody else can', async () => {
  expect((await anna.get('/reps/4')).text).toContain('href="/coaching/new?rep=4"');
  for (const other of [ben, cora, await site.as('leader'), await site.as('admin')]) {
    expect((await other.get('/reps/4')).text).not.toContain('/coaching/new');
    expect((await other.get(OPENING)).status).toBe(404);
    expect((await other.post('/coaching', form, '/')).status).toBe(404);
  }
  expect((await anna.get('/coaching/new?rep=x')).status).toBe(404);
  expect((await anna.get(`/coaching/new?rep=${CAST.anna}`)).status).toBe(404);
});

test('a form with mistakes says what is wrong beside each field', async () => {
  const wrong = { ...form, target: 'many', accounts: 'some', startDate: '2025-01-01' };
  const answer = await anna.post('/coaching', wrong, OPENING);
  expect(answer.status).toBe(400);
  expect(textOf(answer.text)).toContain('starts today (Jan 15, 2026) or later');
  const later = await anna.post('/coaching', { ...wrong, startDate: '2026-04-01' }, OPENING);
  expect(textOf(later.text)).toContain('Choose at least one account');
  const picked = { ...wrong, startDate: '2026-04-01', accounts: 'book' };
  expect(textOf((await anna.post('/coaching', picked, OPENING)).text)).toContain('whole number of categories');
  const unreasoned = { ...form, rep: '5', reason: '' };
  const asked = await anna.post('/coaching', unreasoned, '/coaching/new?rep=5');
  expect(textOf(asked.text)).toContain('The figures do not suggest coaching: say why');
});

test('an opened plan is seen by the rep, the line above, leaders and administrators', async () => {
  const answer = await anna.post('/coaching', form, OPENING);
  expect(answer.status).toBe(303);
  plan = answer.headers.location;
  expect(textOf((await cora.get(plan)).text)).toMatch(/Your coaching plan .*Your coaching begins on Apr 1, 2026/);
  for (const reader of [await site.as('manager', CAST.leader), await site.as('leader'), await site.as('admin')]) {
    expect(textOf((await reader.get(plan)).text)).toContain('The coaching of Cora Rep begins on Apr 1, 2026');
  }
  for (const other of [ben, await site.as('rep', 5), await site.as('manager', 9)]) {
    expect((await other.get(plan)).status).toBe(404);
    expect((await other.post(`${plan}/notes`, { note: 'Guessed' }, '/')).status).toBe(404);
  }
  expect((await anna.get('/coaching/nothing')).status).toBe(404);
  expect((await anna.get('/coaching/new?rep=4')).headers.location).toBe(plan);
});

test('leaders and administrators change nothing, the rep ticks off steps and writes notes', async () => {
  for (const reader of [await site.as('leader'), await site.as('admin')]) {
    expect((await reader.get(plan)).text).not.toContain(`action="${plan}`);
    expect((await reader.get(`${plan}/end`)).status).toBe(404);
    expect((await reader.post(`${plan}/notes`, { note: 'Hello' }, '/')).status).toBe(404);
  }
  expect((await cora.get(`${plan}/goal`)).status).toBe(404);
  for (const [path, fields] of [
    ['goal', form],
    ['end', { result: 'reached', reason: 'Done' }],
    ['steps', { words: 'My own', due: '2026-05-01' }],
    ['accounts/1/leaving', { reason: 'Mine' }],
  ] as const) {
    expect((await cora.post(`${plan}/${path}`, fields, plan)).status).toBe(404);
  }
  const done = /action="([^"]+\/done)"/.exec((await cora.get(plan)).text)![1];
  await cora.post(done, {}, plan);
  await cora.post(`${plan}/notes`, { note: 'All five <visited>', audience: 'line' }, plan);
  const text = textOf((await anna.get(plan)).text);
  expect(text).toContain('done on Jan 15, 2026 by The rep');
  expect(text).toContain('All five &lt;visited&gt;');
  expect((await cora.post(done, {}, plan)).status).toBe(409);
});

test('what managers note among themselves is not for the rep', async () => {
  await anna.post(`${plan}/notes`, { note: 'Between us', audience: 'line' }, plan);
  await anna.post(`${plan}/notes`, { note: 'For both of us', audience: 'everyone' }, plan);
  expect(textOf((await cora.get(plan)).text)).toContain('For both of us');
  expect((await cora.get(plan)).text).not.toContain('Between us');
  expect(textOf((await (await site.as('leader')).get(plan)).text)).toContain('Between us');
});

test('steps are due on the pages of manager and rep, late ones are said to be', async () => {
  await anna.post(`${plan}/steps`, { words: 'Call the buyer', due: '2026-01-10' }, plan);
  expect(textOf((await anna.get('/')).text)).toMatch(/coaching, late Call the buyer Cora Rep/);
  expect(textOf((await cora.get('/')).text)).toMatch(/Your coaching coaching, late Call the buyer/);
  expect((await ben.get('/')).text).not.toContain('Call the buyer');
  expect(textOf((await cora.get('/my-accounts')).text)).toContain('Next: Call the buyer, late since Jan 10, 2026');
  expect((await cora.get('/my-coaching')).headers.location).toBe(plan);
});

test('a changed goal keeps the one before, and its reason', async () => {
  expect((await anna.post(`${plan}/goal`, { ...form, target: '4', reason: '' }, `${plan}/goal`)).status).toBe(400);
  await anna.post(`${plan}/goal`, { ...form, target: '4', reason: 'Three came easily' }, `${plan}/goal`);
  const text = textOf((await cora.get(plan)).text);
  expect(text).toMatch(/In figures: add 4.categories/);
  expect(text).toMatch(/Three came easily .*add 3.categories/);
});

test('an account leaves with a reason and may come back', async () => {
  const leaving = `${plan}/accounts/1/leaving`;
  await anna.post(leaving, { reason: 'Bought by another' }, plan);
  expect(textOf((await cora.get(plan)).text)).toMatch(/Left the plan Account 1 .*Bought by another/);
  expect((await anna.post(leaving, { reason: 'Once more' }, plan)).status).toBe(400);
  await anna.post(`${plan}/accounts/1/return`, { reason: 'Not after all' }, plan);
  expect(textOf((await cora.get(plan)).text)).not.toContain('Left the plan');
});

test('a plan ends with a result and stays as it was', async () => {
  expect((await anna.post(`${plan}/end`, { result: '', reason: 'x' }, `${plan}/end`)).status).toBe(400);
  await anna.post(`${plan}/end`, { result: 'reached', reason: 'Four categories added' }, `${plan}/end`);
  const page = await anna.get(plan);
  expect(textOf(page.text)).toMatch(/Result: reached. Four categories added/);
  expect(page.text).not.toContain(`action="${plan}`);
  const late = await anna.post(`${plan}/notes`, { note: 'Afterwards' }, '/');
  expect(textOf(late.text)).toContain('This coaching plan has ended');
  expect(textOf((await anna.get('/coaching')).text)).toContain(
    'No coaching plan runs in your line; of 1 that ended 1 reached',
  );
  expect((await anna.get('/reps/4')).text).toContain('/coaching/new?rep=4');
});

test('everything that happened is in the audit trail, but not what notes say', async () => {
  const { text } = await (await site.as('admin')).get('/audit');
  for (const action of ['coaching.opened', 'coaching.goalSet', 'coaching.noteAdded', 'coaching.ended']) {
    expect(text).toContain(action);
  }
  expect(text).not.toContain('Between us');
});

describe('the review', () => {
  test('coaching stands beside trading, without a name, on the page and in its files', async () => {
    const { database } = site.services;
    database.raw.exec(`update coaching_plans set start_date = '2025-01-01'; update company set data_version = 2`);
    const leader = await site.as('leader');
    const text = textOf((await leader.get('/review')).text);
    expect(text).toMatch(/Coaching beside trading We can’t tell: too few reps could have been coached instead/);
    expect(text).toMatch(/Coaching 5 4 – – –/);
    expect(text).not.toContain('Cora');
    const csv = await leader.get('/review-coaching.csv');
    expect(csv.text.split('\r\n').slice(1, 3)).toEqual(['2025-Q1,1,4,5,8,15330.00,,,,', 'all,1,4,5,8,15330.00,,,,']);
    expect((await leader.get('/review.xlsx')).status).toBe(200);
    for (const path of ['/coaching', '/review', '/review-coaching.csv'])
      expect((await cora.get(path)).status).toBe(404);
  });
});
