import { loadPlan } from '../../src/storage/plans/plans';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import { tokenIn, type Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let plan: string;
let pin: string;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  const rotation = await site.rotation(admin);
  const first = await site.plan(admin, rotation);
  const { swaps } = JSON.parse((await admin.get(`${first}/plan.json`)).text);
  pin = swaps[0].id;
  const policy = tradingPolicy();
  site.services.database.raw
    .prepare('update rotations set policy = ? where id = ?')
    .run(JSON.stringify({ ...policy, plan: { ...policy.plan, pins: [pin] } }), rotation.split('/')[2]);
  // Account 29 belongs to the last rep; with it excluded it is kept out, and nothing else.
  const form = { account: '29', reason: 'Tender under way', until: '2026-12-31' };
  const answer = await admin.post(`${rotation}/exclusions`, form, `${rotation}/exclusions/new?account=29`);
  if (answer.status !== 303) throw new Error(`${answer.status} ${words(answer.text)}`);
  await site.work();
  plan = await site.plan(admin, rotation);
});
afterAll(() => site.close());

const page = async (by = admin): Promise<string> => words((await by.get(`${plan}/costs`)).text);

/** The fields of the form on the page that asks what `wanted` costs. */
async function question(wanted: Record<string, string>, by = admin): Promise<Record<string, string> | undefined> {
  const html = (await by.get(`${plan}/costs`)).text;
  const forms = [...html.matchAll(/<form class="action"[^>]*studies">(.*?)<\/form>/gs)].map(([, inner]) =>
    Object.fromEntries([...inner.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  );
  return forms.find((form) => Object.entries(wanted).every(([name, value]) => form[name] === value));
}

async function ask(wanted: Record<string, string>): Promise<void> {
  const fields = await question(wanted);
  expect(fields).toBeDefined();
  const answer = await admin.post(`${plan}/studies`, fields!, `${plan}/costs`);
  await site.work();
  expect((await admin.get(answer.headers.location)).headers.location).toBe(`${plan}/costs`);
}

test('the snapshot keeps what exclusions keep out', async () => {
  const stored = await loadPlan(site.services.database.db, plan.split('/')[2]);
  expect(stored!.input.keptOut).toEqual([
    {
      exclusions: [{ accountId: 29, repId: null, reason: 'Tender under way', until: '2026-12-31' }],
      accounts: [expect.objectContaining({ externalId: 'A29', ownerId: 9 })],
    },
  ]);
});

test('pins, exclusions and limits are listed with what they are, and their cost is worked out when asked', async () => {
  expect(await page()).toContain('Account 29 , out until Dec 31, 2026: Tender under way.');
  await ask({ kind: 'lock-cost', what: 'excludedAccount', accountId: '29' });
  expect(await page()).toMatch(
    /Keeping this out costs (nothing|at most \$[\d,]+|\$[\d,]+|between .*) over four quarters/,
  );
  await ask({ kind: 'lock-cost', what: 'pin', swapId: pin });
  expect(await page()).toMatch(/Having it in costs (nothing|at most|\$|between)/);
  await ask({ kind: 'limit-cost', limit: 'maxSwapsPerRep' });
  expect(await page()).toMatch(/Swaps a rep may be in 2 3 (nothing|at most|\$|between)/);
  expect(await question({ limit: 'maxSwapsPerRep' })).toBeUndefined();
  expect(await question({ limit: 'maxSwaps' })).toBeDefined();
});

test('while it is worked out the page says so', async () => {
  await admin.post(`${plan}/studies`, (await question({ limit: 'bookValueTolerance' }))!, `${plan}/costs`);
  expect(await page()).toContain('It is being worked out.');
  await site.work();
  expect(await page()).not.toContain('It is being worked out.');
});

test('a manager sees the locks of the own team, a leader asks nothing, a rep finds nothing', async () => {
  const anna = await site.as('manager', CAST.anna);
  const ofAnna = await page(anna);
  expect(ofAnna).not.toContain('Tender under way');
  expect(ofAnna).toMatch(/concerns? other teams alone/);
  const ben = await site.as('manager', CAST.ben);
  expect(await page(ben)).toContain('Tender under way');
  const leader = await site.as('leader', CAST.leader);
  expect(await page(leader)).toContain('Not worked out.');
  expect(tokenIn((await leader.get(`${plan}/costs`)).text.split('<main')[1])).toBe('');
  const rep = await site.as('rep', CAST.reps[0]);
  expect((await rep.get(`${plan}/costs`)).status).toBe(404);
  expect((await admin.get('/plans/nowhere/costs')).status).toBe(404);
});
