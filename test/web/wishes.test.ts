import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

let today: string = CAST.today;
let site: RotationSite;
let [anna, ben, cora, finn]: Visitor[] = [];
let rotation: string;
let own: string;
beforeAll(async () => {
  site = await openRotationSite(tradingPolicy(), () => today);
  anna = await site.as('manager', CAST.anna);
  ben = await site.as('manager', CAST.ben);
  cora = await site.as('rep', 4);
  finn = await site.as('rep', 7);
  rotation = await site.rotation(anna);
  own = `/my-accounts/wishes/${rotation.split('/').pop()}`;
});
afterAll(() => site.close());

const page = async (by: Visitor, path: string) => words((await by.get(path)).text);
const said = {
  'handOver-1': '2',
  'handOver-reason-1': 'No <time>',
  'keep-1': '4',
  'keep-reason-1': 'A contract is near',
};

test('reps are asked when a manager opens it, until a day that can be moved', async () => {
  expect((await cora.get(own)).status).toBe(404);
  expect((await cora.post(`${rotation}/wishes/opening`, { closesOn: '2026-02-01' }, '/my-accounts')).status).toBe(404);
  const past = await anna.post(`${rotation}/wishes/opening`, { closesOn: '2026-01-01' }, `${rotation}/wishes`);
  expect([past.status, words(past.text).includes('Choose the last day')]).toEqual([400, true]);
  await anna.post(`${rotation}/wishes/opening`, { closesOn: '2026-01-29' }, `${rotation}/wishes`);
  expect(await page(cora, '/my-accounts')).toContain('Say which accounts you would hand over and keep');
  expect((await cora.get('/')).text).toContain(`href="${own}"`);
  expect((await anna.get('/')).text).not.toContain(`href="${own}"`);
  expect(await page(anna, rotation)).toContain('Wishes 0 of 6 reps, until Jan 29, 2026');
  expect(await page(anna, rotation)).toContain('hand over and keep, until Jan 29, 2026. A plan made now does not wait');
  expect(await page(anna, rotation)).toContain('6 of 6 have not answered. It is up to the reps.');
});

test.each([
  ['an account of somebody else', { 'keep-1': '17', 'keep-reason-1': 'Mine' }, 'Name accounts of your own.'],
  ['one without a reason', { 'keep-1': '4', 'keep-reason-1': ' ' }, 'Give a reason for each account'],
  ['one twice', { ...said, 'keep-2': '2', 'keep-reason-2': 'Both' }, 'Each account can be named once'],
])('%s is not taken', async (_, fields, sentence) => {
  const answer = await cora.post(own, fields as unknown as Record<string, string>, own);
  expect([answer.status, words(answer.text).includes(sentence)]).toEqual([400, true]);
});

test('what a rep says stands beside the candidates for the line above, and for nobody else', async () => {
  expect((await cora.post(own, said, own)).status).toBe(303);
  expect((await cora.get(own)).text).toContain('value="No &lt;time&gt;"');
  await finn.post(own, { 'keep-1': '16', 'keep-reason-1': 'Long story' }, own);
  expect(await page(anna, `${rotation}/wishes`)).toContain('1 of 3 reps said');
  expect(await page(anna, `${rotation}/wishes`)).not.toContain('Long story');
  expect(await page(ben, `${rotation}/wishes`)).toContain('Long story');
  expect(await page(anna, `${rotation}/candidates`)).toContain('Cora Rep would keep Account 4: A contract is near');
});

test('a plan says how it treats the wishes, and moves what it moves', async () => {
  const plan = await site.plan(anna, rotation);
  expect(await page(await site.as('admin'), plan)).toMatch(
    /It moves \d of 1 account that reps would hand over and \d of 2 accounts that reps would keep\./,
  );
  const why = /\/plans\/[^"]+why\?swap=[^"]+/.exec((await anna.get(plan)).text)![0];
  expect((await anna.get(why)).status).toBe(200);
});

test('after the day, or once it is closed, nothing can be changed', async () => {
  today = '2026-01-30';
  const late = await cora.post(own, said, own);
  expect([late.status, words(late.text).includes('The time to say it is over')]).toEqual([400, true]);
  expect(await page(cora, own)).toContain('Keep Account 4: A contract is near');
  today = '2026-01-20';
  await anna.post(`${rotation}/wishes/closing`, {}, `${rotation}/wishes`);
  expect(await page(cora, own)).toContain('or before, when it was closed');
  expect(await page(cora, '/my-accounts')).not.toContain('Say which accounts');
});
