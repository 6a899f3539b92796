import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let anna: Visitor;
beforeAll(async () => {
  site = await openRotationSite(tradingPolicy());
  anna = await site.as('manager', CAST.anna);
  site.services.database.raw.exec('update company set is_demo = 1');
});
afterAll(() => site.close());

const panel = async (by: Visitor, path = '/'): Promise<string> =>
  words(/<aside class="guide".*?<\/aside>/s.exec((await by.get(path)).text)?.[0] ?? '');

test('a manager of the demo company is led, by what is in the data', async () => {
  expect(await panel(anna)).toContain('step 1 of 8: candidates');
  expect(await panel(anna)).toContain('Here The first sentence says how much money stands still.');
  const rotation = await site.rotation(anna);
  expect(await panel(anna, rotation)).toContain('step 2 of 8: plan');
  const plan = await site.plan(anna, rotation);
  expect(await panel(anna, plan)).toContain('step 3 of 8: compare Put this away Here First what all swaps bring');
});

test('each user puts it away and brings it back', async () => {
  const ben = await site.as('manager', CAST.ben);
  const away = await anna.post('/help/first-rotation/away', { back: '/reps' }, '/');
  expect(away.headers.location).toBe('/reps');
  expect(await panel(anna)).toBe('');
  expect(await panel(ben)).toContain('step 1 of 8');
  await anna.post('/help/first-rotation/back', { back: '/' }, '/');
  expect(await panel(anna)).toContain('step 3 of 8');
});

test('nobody else is led, and no company of its own data', async () => {
  expect(await panel(await site.as('admin'))).toBe('');
  expect(await panel(await site.as('leader'))).toBe('');
  site.services.database.raw.exec('update company set is_demo = 0');
  expect(await panel(anna)).toBe('');
});
