import { bumpDataVersion } from '../../src/storage/people/company';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let rotation: string;
let plan: string;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  rotation = await site.rotation(admin);
  plan = await site.plan(admin, rotation);
});
afterAll(() => site.close());

const swapsIn = (html: string): string[] => [...html.matchAll(/name="swap" value="([^"]+)"/g)].map(([, id]) => id);
const tickedIn = (html: string): string[] =>
  [...html.matchAll(/name="swap" value="([^"]+)" checked/g)].map(([, id]) => id);

test('a plan begins with sentences and shows each swap with both its sides', async () => {
  const html = (await admin.get(plan)).text;
  const text = words(html);
  expect(text).toMatch(/\d+ exchanges are worth talking about: each is fair in itself/);
  expect(text).toContain('expected over four quarters');
  expect(text).toContain('Breaks even at');
  expect(text).toContain('Books before and after');
  expect(swapsIn(html).length).toBeGreaterThan(1);
});

test('a plan can be downloaded with external ids, by who sees the whole company', async () => {
  const answer = await admin.get(`${plan}/plan.json`);
  expect(answer.headers['content-disposition']).toContain('attachment');
  const json = JSON.parse(answer.text);
  expect(json.objectiveCents).toBeLessThanOrEqual(json.boundCents);
  expect(json.swaps[0].legs[0].accountId).toMatch(/^A\d+$/);
  const anna = await site.as('manager', CAST.anna);
  expect((await anna.get(`${plan}/plan.json`)).status).toBe(404);
  expect((await anna.get(plan)).text).not.toContain('plan.json');
});

test('a leader reads a plan and takes nothing; a rep does not find it', async () => {
  const leader = await site.as('leader', CAST.leader);
  const html = (await leader.get(plan)).text;
  expect(swapsIn(html)).toEqual([]);
  expect((await leader.post(`${plan}/trades`, {}, '/profile')).status).toBe(404);
  const rep = await site.as('rep', CAST.reps[0]);
  expect((await rep.get(plan)).status).toBe(404);
});

test('a manager sees and takes the swaps of their own team only', async () => {
  const all = swapsIn((await admin.get(plan)).text);
  const stored = JSON.parse((await admin.get(`${plan}/plan.json`)).text);
  const team = new Set(CAST.teamAnna.map((id) => `R${id}`));
  const own = stored.swaps
    .filter((swap: { legs: { fromRepId: string; toRepId: string }[] }) =>
      swap.legs.some((leg) => team.has(leg.fromRepId) || team.has(leg.toRepId)),
    )
    .map((swap: { id: string }) => swap.id);
  const anna = await site.as('manager', CAST.anna);
  const hers = (await anna.get(plan)).text;
  expect(tickedIn(hers)).toEqual(own);
  const foreign = all.find((id) => !swapsIn(hers).includes(id));
  if (foreign) expect((await anna.post(`${plan}/trades`, { swap: foreign }, plan)).status).toBe(400);
});

test('ticked swaps become drafts; none ticked, or taken before, is said', async () => {
  const own = await site.plan(admin, rotation);
  const [first] = swapsIn((await admin.get(own)).text);
  const nothing = await admin.post(`${own}/trades`, {}, own);
  expect(nothing.status).toBe(400);
  expect(nothing.text).toContain('Tick at least one swap');
  const done = await admin.post(`${own}/trades`, { swap: first }, own);
  expect(done.headers.location).toBe(`${rotation}#trades`);
  const after = (await admin.get(own)).text;
  expect(swapsIn(after)).not.toContain(first);
  expect(words(after)).toMatch(/trade \d+ draft/);
  const again = await admin.post(`${own}/trades`, { swap: first }, own);
  expect(words(again.text)).toContain('already in trade');
  const list = words((await admin.get(rotation)).text);
  expect(list).toContain('Submit drafts');
});

test('an empty plan is a result with its reasons', async () => {
  const strict = tradingPolicy();
  const other = await openRotationSite({ ...strict, plan: { ...strict.plan, maxSwapsPerRep: 0 } });
  const user = await other.as('admin');
  const here = await other.rotation(user);
  const text = words((await user.get(await other.plan(user, here))).text);
  expect(text).toContain('No swap is possible this quarter');
  expect(text).toContain('The policy allows no swaps');
  expect(words((await user.get(here)).text)).toContain('none pays');
  await other.close();
});

test('a plan is asked for with checked fields', async () => {
  const answer = await admin.post(`${rotation}/plans`, { timeLimitSeconds: '9999', seed: 'x' }, rotation);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('At most 600 seconds.');
  expect(answer.text).toContain('Write a whole number.');
});

test('a swap of somebody for whom coaching is suggested says so, here and where it is decided', async () => {
  const { db, raw } = site.services.database;
  const stored = JSON.parse((await admin.get(`${plan}/plan.json`)).text);
  const repId = Number(stored.swaps[0].legs[0].fromRepId.slice(1));
  const { name } = await db.selectFrom('reps').select('name').where('id', '=', repId).executeTakeFirstOrThrow();
  raw.exec(`update rep_analyses set verdict = 'leave'`);
  await bumpDataVersion(db);
  expect(words((await admin.get(plan)).text)).not.toContain('Coaching is suggested');
  raw.prepare(`update rep_analyses set verdict = 'train' where rep_id = ?`).run(repId);
  await bumpDataVersion(db);
  expect(words((await admin.get(plan)).text)).toContain(`Coaching is suggested first for ${name}`);
});

test('a swap that was rejected in this rotation comes back unticked, with the reason', async () => {
  const again = await site.plan(admin, rotation);
  const [swap] = swapsIn((await admin.get(again)).text);
  await admin.post(`${again}/trades`, { swap }, again);
  const { raw } = site.services.database;
  const trade = raw.prepare('select id from trades where swap_id = ?').pluck().get(swap) as string;
  await admin.post(
    `/trades/${trade}/submission`,
    { successMeasure: 'Both grow', reviewDate: '2027-04-15', undoCondition: '', creditTerms: '' },
    `/trades/${trade}`,
  );
  await admin.post(`/trades/${trade}/rejection`, { rejectionReason: 'Not before the trade fair' }, `/trades/${trade}`);
  const third = (await admin.get(await site.plan(admin, rotation))).text;
  const row = new RegExp(`value="${swap}"([^>]*)>([^]*?)</label>`).exec(third)!;
  expect(row[1]).not.toContain('checked');
  expect(row[2]).toContain('rejected before: Not before the trade fair');
});

test('few reps get a list to choose from: facts of each account, and any exchange of it can be taken alone', async () => {
  const own = await site.plan(admin, rotation);
  const html = (await admin.get(own)).text;
  const text = words(html);
  expect(text).toContain('Exchanges to talk about');
  expect(text).not.toContain('No plan can bring more than');
  expect(text).toMatch(/Account \d+ bought for \$[\d,]+ in four quarters and could buy for \$[\d,]+ more a year/);
  const other = swapsIn(html).find((id) => !tickedIn(html).includes(id))!;
  const done = await admin.post(`${own}/trades`, { swap: other }, own);
  expect(done.headers.location).toBe(`${rotation}#trades`);
  expect(words((await admin.get(own)).text)).toMatch(/trade \d+ draft/);
  const json = JSON.parse((await admin.get(`${own}/plan.json`)).text);
  expect(json.ranked.map((swap: { id: string }) => swap.id)).toContain(other);
  expect(json.ranked[0].legs[0].accountId).toMatch(/^A\d+$/);
});
