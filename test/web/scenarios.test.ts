import { CAST } from '../cast';
import { filledForm, openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let rotation: string;
let plan: string;
beforeAll(async () => {
  const policy = tradingPolicy();
  site = await openRotationSite({ ...policy, plan: { ...policy.plan, maxSwaps: 3 } });
  admin = await site.as('admin');
  rotation = await site.rotation(admin);
  plan = await site.plan(admin, rotation);
});
afterAll(() => site.close());

interface Json {
  objectiveCents: number;
  boundCents: number;
  stoppedBy: string;
  swaps: { id: string; legs: { accountId: string; fromRepId: string; toRepId: string }[] }[];
}
const jsonOf = async (of: string): Promise<Json> => JSON.parse((await admin.get(`${of}/plan.json`)).text);
const number = (id: string): string => id.slice(1);

/** Sends the form for planning again as it stands, changed, and returns the new plan's address. */
async function again(change: Record<string, string>, from = plan, visitor = admin): Promise<string> {
  const form = { ...(await filledForm(visitor, `${from}/again`)), ...change };
  const answer = await visitor.post(`${from}/scenarios`, form, `${from}/again`);
  if (answer.status !== 303) throw new Error(`Not planned again: ${answer.status} ${words(answer.text)}`);
  await site.work();
  return (await visitor.get(answer.headers.location)).headers.location;
}

test('planning again keeps a swap, keeps an account out and changes a limit, in a plan of its own', async () => {
  const before = await jsonOf(plan);
  const [kept, other] = before.swaps;
  const out = number(other.legs[0].accountId);
  const made = await again({
    name: 'Careful',
    keep: kept.id,
    out,
    outReason: 'Key contract <soon>',
    'plan.maxSwaps': '2',
  });
  const after = await jsonOf(made);
  expect(after.swaps.map((swap) => swap.id)).toContain(kept.id);
  expect(after.swaps.length).toBeLessThanOrEqual(2);
  expect(after.swaps.flatMap((swap) => swap.legs.map((leg) => number(leg.accountId)))).not.toContain(out);
  expect(await jsonOf(plan)).toEqual(before);
  const text = words((await admin.get(made)).text);
  expect(text).toContain('Careful');
  const form = (await admin.get(`${made}/again`)).text;
  expect(words(form)).toContain('Key contract &lt;soon&gt;');
  expect(form).toMatch(new RegExp(`value="${kept.id}" checked`));
  expect(await filledForm(admin, `${made}/again`)).toMatchObject({ 'plan.maxSwaps': '2' });
});

test('the number of swaps left blank is the company’s usual one, not a mistake', async () => {
  const made = await again({ name: 'As many as usual', 'plan.maxSwaps': '' });
  expect(await filledForm(admin, `${made}/again`)).toMatchObject({ 'plan.maxSwaps': '' });
});

test('what the form says wrong comes back with its sentences and what was ticked', async () => {
  const [swap] = (await jsonOf(plan)).swaps;
  const form = await filledForm(admin, `${plan}/again`);
  const post = (change: Record<string, string>) =>
    admin.post(`${plan}/scenarios`, { ...form, ...change }, `${plan}/again`);
  const account = number(swap.legs[0].accountId);
  const noReason = await post({ out: account });
  expect(noReason.status).toBe(400);
  expect(noReason.text).toContain('Give a reason of at least three letters');
  expect(noReason.text).toContain(`value="${account}" checked`);
  const early = await post({ out: account, outReason: 'Key contract', outUntil: '2026-02-01' });
  expect(words(early.text)).toContain('an exclusion that ends before keeps nothing out');
  const both = await post({ keep: swap.id, out: account, outReason: 'Key contract' });
  expect(words(both.text)).toContain('cannot be kept while one of its accounts is kept out');
  expect((await post({ 'plan.valueTolerance': '101' })).text).toContain('Write a number from 0 to 100.');
});

test('a swap is taken out by hand, and put back by the names of its accounts', async () => {
  const [swap] = (await jsonOf(plan)).swaps;
  const removed = await admin.post(`${plan}/removals`, { removed: swap.id }, plan);
  const without = removed.headers.location;
  const left = await jsonOf(without);
  expect(left.swaps.map(({ id }) => id)).not.toContain(swap.id);
  expect(left.stoppedBy).toBe('hand');
  const [a, b] = swap.legs.map((leg) => `Account ${number(leg.accountId)}`);
  const form = `${without}/by-hand`;
  const vague = await admin.post(form, { account1: 'Account', account2: b }, form);
  expect(vague.status).toBe(400);
  expect(words(vague.text)).toContain('write more of it');
  const unknown = await admin.post(form, { account1: 'Nobody <x>', account2: b }, form);
  expect(words(unknown.text)).toContain('“Nobody &lt;x&gt;” is not among the accounts');
  expect(words((await admin.post(form, { account1: a }, form)).text)).toContain('Name at least two accounts');
  const added = await admin.post(form, { account1: a.toUpperCase(), account2: b, name: 'Back again' }, form);
  expect((await jsonOf(added.headers.location)).swaps.map(({ id }) => id)).toContain(swap.id);
  expect(words((await admin.get(added.headers.location)).text)).toContain('Back again');
});

test('a swap that a rule on amounts forbids is refused with the rule, and kept with a reason', async () => {
  const { swaps } = await jsonOf(plan);
  const taken = new Set(swaps.flatMap(({ legs }) => legs.map((leg) => Number(number(leg.accountId)))));
  const free = (ids: number[]): string => `A${ids.find((id) => !taken.has(id))}`;
  const fields = { account1: free([1, 2, 4, 5]), account2: free([26, 28, 29]) };
  const form = `${plan}/by-hand`;
  const refused = await admin.post(form, fields, form);
  expect(refused.status).toBe(400);
  expect(words(refused.text)).toContain('The plan has 4 swaps; at most 3 are allowed.');
  expect(refused.text).toContain('name="waiverReason"');
  const kept = await admin.post(form, { ...fields, waiverReason: 'The customer <asked>' }, form);
  const text = words((await admin.get(kept.headers.location)).text);
  expect(text).toContain('The customer &lt;asked&gt;');
  expect(text).toContain('The admin');
  expect(text).not.toContain('Gap to that');
});

test('plans are renamed, copied, put aside and taken up again', async () => {
  const copied = (await admin.post(`${plan}/copies`, { name: 'Spare' }, plan)).headers.location;
  expect(await jsonOf(copied)).toMatchObject({ objectiveCents: (await jsonOf(plan)).objectiveCents });
  await admin.post(`${copied}/name`, { name: 'Spare <2>' }, copied);
  expect((await admin.get(copied)).text).toContain('Spare &lt;2&gt;');
  await admin.post(`${copied}/name`, { name: ' ' }, copied);
  expect(words((await admin.get(copied)).text)).toContain('A plan needs a name');
  await admin.post(`${copied}/archive`, {}, copied);
  expect(words((await admin.get(rotation)).text)).toMatch(/1 plan put aside Spare &lt;2&gt;/);
  expect(words((await admin.get(copied)).text)).toContain('put aside');
  await admin.post(`${copied}/restoration`, {}, copied);
  expect(words((await admin.get(rotation)).text)).not.toContain('put aside');
});

test('plans stand side by side: figures, swaps in common and apart, and each rep', async () => {
  const fewer = await again({ name: 'Fewer', 'plan.maxSwaps': '1' });
  const ids = [plan, fewer].map((path) => path.split('/').pop());
  const html = (await admin.get(`${rotation}/comparison?plan=${ids[0]}&plan=${ids[1]}`)).text;
  const text = words(html);
  expect(text).toMatch(
    /“Balanced” is expected to bring most over four quarters: \$[\d,]+ with 3 swaps\. “Fewer” brings \$[\d,]+ less with 1 swap\./,
  );
  expect(text).toMatch(/In all of them: 1 swap|Only in “Fewer”: 1 swap/);
  expect(text).toContain('Only in “Balanced”');
  expect(text).toContain('no swap');
  const one = await admin.get(`${rotation}/comparison?plan=${ids[0]}`);
  expect(one.headers.location).toBe(`${rotation}#plans`);
  expect(words((await admin.get(rotation)).text)).toContain('Tick two or three plans');
});

test('plans that hold the same swaps are said to be identical', async () => {
  const copied = (await admin.post(`${plan}/copies`, { name: 'Twin' }, plan)).headers.location;
  const third = await again({ name: 'Fewest', 'plan.maxSwaps': '1' });
  const [a, b, c] = [plan, copied, third].map((path) => path.split('/').pop());
  const both = words((await admin.get(`${rotation}/comparison?plan=${a}&plan=${b}`)).text);
  expect(both).toMatch(/“Balanced” and “Twin” are identical: each has the same 3 swaps, expected to bring \$[\d,]+/);
  expect(both).not.toContain('brings as much');
  const three = words((await admin.get(`${rotation}/comparison?plan=${a}&plan=${b}&plan=${c}`)).text);
  expect(three).toContain('“Twin” and “Balanced” are the same: they hold the same swaps.');
  expect(three).toMatch(/“Fewest” brings \$[\d,]+ less/);
});

test('managers change what is theirs; a leader reads; others find nothing', async () => {
  const anna = await site.as('manager', CAST.anna);
  const { swaps } = await jsonOf(plan);
  const team = new Set(CAST.teamAnna.map((id) => `R${id}`));
  const inTeam = (swap: Json['swaps'][number]): boolean =>
    swap.legs.some((leg) => team.has(leg.fromRepId) || team.has(leg.toRepId));
  const foreign = swaps.find((swap) => !inTeam(swap));
  const form = (await anna.get(`${plan}/again`)).text;
  for (const swap of swaps) expect(form.includes(swap.id)).toBe(inTeam(swap));
  expect(form).not.toContain('Hugo Rep</option>');
  if (foreign) expect((await anna.post(`${plan}/removals`, { removed: foreign.id }, plan)).status).toBe(404);
  const own = { account1: 'A16', account2: 'A26' };
  expect(words((await anna.post(`${plan}/by-hand`, own, `${plan}/by-hand`)).text)).toContain('must be in your team');
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.get(plan)).status).toBe(200);
  for (const path of ['again', 'by-hand']) expect((await leader.get(`${plan}/${path}`)).status).toBe(404);
  for (const path of ['scenarios', 'removals', 'copies', 'name', 'archive']) {
    expect((await leader.post(`${plan}/${path}`, {}, '/profile')).status).toBe(404);
  }
});
