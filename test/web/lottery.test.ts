import { CAST } from '../cast';
import { filledForm, openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let anna: Visitor;
let ben: Visitor;
let rotation: string;
beforeAll(async () => {
  const policy = tradingPolicy();
  site = await openRotationSite({ ...policy, plan: { ...policy.plan, lotteryShare: 0.5, maxSwaps: 4 } });
  [admin, anna, ben] = [
    await site.as('admin'),
    await site.as('manager', CAST.anna),
    await site.as('manager', CAST.ben),
  ];
  rotation = await site.rotation(admin);
});
afterAll(() => site.close());

const lottery = (): string => `${rotation}/lottery`;
const raw = () => site.services.database.raw;

async function takeAll(): Promise<void> {
  const plan = await site.plan(admin, rotation);
  const ids = [...(await admin.get(plan)).text.matchAll(/name="swap" value="([^"]+)"/g)].map(([, id]) => id);
  for (const swap of ids) await admin.post(`${plan}/trades`, { swap }, plan);
}

/** Approves every trade as if everybody had consented. */
function approveAll(): void {
  const ids = raw().prepare("select id from trades where state = 'draft'").pluck().all() as string[];
  for (const id of ids) {
    raw()
      .prepare("insert into trade_states (trade_id, state, at) values (?, 'approved', '2026-01-15T09:00:00.000Z')")
      .run(id);
    raw().prepare("update trades set state = 'approved' where id = ?").run(id);
  }
}

test('the whole way: undecided, prepared by one, drawn by another, shown with its strata, scheduled', async () => {
  expect(words((await admin.get(lottery())).text)).toContain(
    'It takes at least two approved swaps to draw; there is none.',
  );
  await takeAll();
  expect(words((await admin.get(lottery())).text)).toMatch(/\d trades? (is|are) not decided yet/);
  approveAll();
  const page = words((await admin.get(rotation)).text);
  expect(page).toContain('Every trade is decided: prepare the draw');
  expect(page).not.toContain('Give them their date');
  const before = words((await admin.get(lottery())).text);
  expect(before).toContain('50% of the approved swaps, drawn by lot, take effect two quarters after the others');
  expect(before).toContain('The first wave takes effect on Apr 1, 2026, the second on Oct 1, 2026');
  await admin.post(`${lottery()}/preparation`, {}, lottery());
  const own = words((await admin.get(lottery())).text);
  expect(own).toContain('You prepared the draw; somebody else makes it.');
  expect(own).not.toContain('Draw now');
  const refused = await admin.post(`${lottery()}/draw`, {}, lottery());
  expect(refused.status).toBe(400);
  expect(words(refused.text)).toContain('somebody else has to make it');
  expect(words((await ben.get(lottery())).text)).toContain('The admin prepared it');
  await ben.post(`${lottery()}/draw`, {}, lottery());
  const after = (await admin.get(lottery())).text;
  expect(words(after)).toMatch(/2 swaps go first, on Apr 1, 2026, and 2 wait for the second wave on Oct 1, 2026/);
  expect(words(after)).toContain('All sizes, Retail: 2 of 4 wait');
  expect(words(after)).toContain('The manager made the draw');
  expect(words(after)).toMatch(/seed \d+/);
  expect(after.match(/first wave<\/span>/g)).toHaveLength(2);
  expect(after.match(/second wave<\/span>/g)).toHaveLength(2);
  const scheduling = words((await admin.get(rotation)).text);
  expect(scheduling).toContain('Give the trades of the first wave their date');
  expect(scheduling).toContain('2 in the second wave');
  const held = raw().prepare("select id from trades where state = 'held_out' limit 1").pluck().get() as string;
  const trade = words((await admin.get(`/trades/${held}`)).text);
  expect(trade).toContain('It was drawn for the second wave of Oct 1, 2026');
  expect(trade).not.toContain('Give it its date');
});

test('a manager sees the swaps of their own team by name; a leader reads; a rep finds nothing', async () => {
  const team = new Set(CAST.teamAnna.map((id) => raw().prepare('select name from reps where id = ?').pluck().get(id)));
  const html = (await anna.get(lottery())).text;
  const trades = raw()
    .prepare(
      'select t.id, r.name from trades t join trade_legs l on l.trade_id = t.id join reps r on r.id = l.from_rep_id',
    )
    .all() as { id: string; name: string }[];
  for (const { id } of trades) {
    const own = trades.some((one) => one.id === id && team.has(one.name));
    expect(html.includes(`/trades/${id}`)).toBe(own);
  }
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.get(lottery())).status).toBe(200);
  expect((await leader.post(`${lottery()}/draw`, {}, '/profile')).status).toBe(404);
  const rep = await site.as('rep', CAST.reps[0]);
  expect((await rep.get(lottery())).status).toBe(404);
});

test('a rotation can do without a draw, with a reason that stands on the page', async () => {
  const first = rotation;
  rotation = await site.rotation(admin, 'Without');
  raw().exec("update trades set state = 'withdrawn' where state = 'approved'");
  await takeAll();
  approveAll();
  const missing = await admin.post(`${lottery()}/waiver`, { waiverReason: ' ' }, lottery());
  expect(words(missing.text)).toContain('Give a reason of at least three letters');
  await admin.post(`${lottery()}/waiver`, { waiverReason: 'Too few <yet>' }, lottery());
  expect((await admin.get(lottery())).text).toContain('Too few &lt;yet&gt;');
  expect(words((await admin.get(rotation)).text)).toContain('Give them their date');
  rotation = first;
});

test('the policy form sets the share; without one there is no such page', async () => {
  const form = await filledForm(admin, '/rotations/new');
  expect(form).toMatchObject({ 'plan.lotteryShare': '50' });
  const answer = await admin.post('/rotations', { ...form, name: 'Plain', 'plan.lotteryShare': '0' }, '/rotations/new');
  await site.work();
  expect((await admin.get(`${answer.headers.location}/lottery`)).status).toBe(404);
  const wrong = await admin.post('/rotations', { ...form, name: 'Odd', 'plan.lotteryShare': '60' }, '/rotations/new');
  expect(wrong.text).toContain('Write a number from 0 to 50.');
});
