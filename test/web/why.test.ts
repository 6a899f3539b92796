import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

interface Leg {
  accountId: string;
  fromRepId: string;
  toRepId: string;
}

let site: RotationSite;
let admin: Visitor;
let rotation: string;
let plan: string;
let swaps: { id: string; legs: Leg[] }[];
beforeAll(async () => {
  const policy = tradingPolicy();
  site = await openRotationSite({ ...policy, plan: { ...policy.plan, crossTeam: 'off' } });
  admin = await site.as('admin');
  rotation = await site.rotation(admin);
  plan = await site.plan(admin, rotation);
  swaps = JSON.parse((await admin.get(`${plan}/plan.json`)).text).swaps;
});
afterAll(() => site.close());

const why = async (query: string, by = admin): Promise<string> => words((await by.get(`${plan}/why?${query}`)).text);
const repOf = (account: number): number => 4 + Math.floor((account - 1) / 5);

test('every swap of the plan leads to why it is in: its moves, the limits it uses, what else there would be', async () => {
  const html = (await admin.get(plan)).text;
  for (const { id } of swaps) expect(html).toContain(`${plan}/why?swap=${id}`);
  const text = await why(`swap=${swaps[0].id}`);
  expect(text).toMatch(/Account \d+ goes from \w+ Rep to \w+ Rep\. It brought \$[\d,]+ in the last four quarters/);
  expect(text).toMatch(/is expected to win \$[\d,]+ of this in a year/);
  expect(text).toMatch(/Handing it over is expected to cost \$[\d,]+/);
  expect(text).toMatch(/The move has paid once Account \d+ does [\d.]+% better/);
  expect(text).toMatch(/apart, where \$[\d,]+ is allowed/);
  expect(text).toMatch(/This very swap is chosen again in \d+ of 200 variations/);
  expect(text).toMatch(/The next best exchange of|No other exchange of|Any other exchange of/);
  expect((await admin.get(`${plan}/why?swap=unknown`)).status).toBe(404);
});

test('what keeping a traded account would cost is worked out when asked', async () => {
  const page = `${plan}/why?swap=${swaps[0].id}`;
  const html = (await admin.get(page)).text;
  const [, form] = /<form class="action"[^>]*studies">(.*?)<\/form>/s.exec(html)!;
  const fields = Object.fromEntries(
    [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value.replace('&#x3D;', '='),
    ]),
  );
  expect(fields).toMatchObject({ kind: 'lock-cost', what: 'keptAccount' });
  const job = (await admin.post(`${plan}/studies`, fields, page)).headers.location;
  expect(await why(`swap=${swaps[0].id}`)).toContain('it is being worked out');
  await site.work();
  expect((await admin.get(job)).headers.location).toBe(page);
  expect(await why(`swap=${swaps[0].id}`)).toMatch(
    /Keeping Account \d+ where it is costs (nothing|at most|\$|between)/,
  );
});

test('an account is asked about by name or id, whatever its case; a traded one leads to its swap', async () => {
  const [{ accountId }] = swaps[0].legs;
  const name = `account ${accountId.slice(1)}`;
  const byId = await why(`account=${accountId.toLowerCase()}`);
  expect(byId).toContain('goes from');
  expect(await why(`account=${encodeURIComponent(name)}`)).toContain('goes from');
});

test('an account that stays is shown with its other exchanges; one not up for review with why', async () => {
  const rows = [...(await admin.get(`${rotation}/candidates`)).text.matchAll(/why\?account(?:=|&#x3D;)(A\d+)/g)].map(
    ([, id]) => id,
  );
  expect(rows.length).toBeGreaterThan(10);
  const traded = new Set(swaps.flatMap(({ legs }) => legs.map(({ accountId }) => accountId)));
  const staying = rows.find((id) => !traded.has(id))!;
  expect(await why(`account=${staying}`)).toMatch(/stays where it is/);
  // Every third account of the cast grows.
  expect(await why('account=A3')).toMatch(/Account 3 is not up for review in this plan It grows\./);
});

test('why an account does not go to a rep: the rules with names and figures, or what forcing it would cost', async () => {
  const rows = [...(await admin.get(`${rotation}/candidates`)).text.matchAll(/why\?account(?:=|&#x3D;)(A\d+)/g)].map(
    ([, id]) => id,
  );
  const answers = new Map<string, string>();
  for (const id of rows.slice(0, 6)) {
    for (const rep of CAST.reps) answers.set(`account=${id}&rep=R${rep}`, await why(`account=${id}&rep=R${rep}`));
  }
  const with_ = (pattern: RegExp) => [...answers].filter(([, text]) => pattern.test(text)).map(([query]) => query);
  expect(with_(/is with \w+ Rep already/).length).toBe(6);
  expect(with_(/Reps \w+ Rep and \w+ Rep are in teams between which the policy allows no exchange/)).toHaveLength(18);
  const [possible] = with_(/The rules allow \d+ exchanges? that would bring it about/);
  const text = answers.get(possible)!;
  expect(text).toMatch(/What having Account \d+ go to \w+ Rep would cost/);
  const [account, rep] = [Number(/A(\d+)/.exec(possible)![1]), Number(/R(\d+)/.exec(possible)![1])];
  const ask = { kind: 'force-cost', accountId: String(account), toRepId: String(rep), back: `${plan}/why?${possible}` };
  await admin.post(`${plan}/studies`, ask, plan);
  await site.work();
  expect(await why(possible)).toMatch(
    /It costs (nothing|at most \$[\d,]+|\$[\d,]+|between .*) over four quarters, having/,
  );
});

test('what nobody is called is said, with what it may have meant', async () => {
  expect(await why('account=Acount+1')).toMatch(
    /There is no account “Acount 1” among those that you see\. Did you mean:.*Account 1 A1/,
  );
  expect(await why('account=A1&rep=Cora+Rap')).toMatch(/There is no rep “Cora Rap”.*Did you mean: Cora Rep R4/);
  expect(await why('account=Zebra+Unlimited')).toContain('none with a similar name');
  site.services.database.raw.prepare("update accounts set name = 'Twin' where id in (1, 2)").run();
  expect(await why('account=twin')).toMatch(/2 accounts are called “twin”\. Choose one by its id\. Twin A1 Twin A2/);
  site.services.database.raw.prepare("update accounts set name = 'Account ' || id where id in (1, 2)").run();
});

test('a manager reads of the own team alone', async () => {
  const anna = await site.as('manager', CAST.anna);
  const ofBen = swaps.find(({ legs }) => legs.every((leg) => Number(leg.fromRepId.slice(1)) >= 7));
  if (ofBen) expect((await anna.get(`${plan}/why?swap=${ofBen.id}`)).status).toBe(404);
  expect(await why('account=A29', anna)).toContain('There is no account “A29” among those that you see');
  expect(await why('account=A2&rep=R9', anna)).toContain('There is no rep “R9” among those that you see');
  const names = ['Finn', 'Gwen', 'Hugo'];
  for (const { id, legs } of swaps) {
    const own = legs.some((leg) => [leg.fromRepId, leg.toRepId].some((rep) => Number(rep.slice(1)) <= 6));
    if (!own) continue;
    const text = await why(`swap=${id}`, anna);
    for (const name of names) expect(text).not.toContain(`${name} Rep`);
  }
  expect(repOf(29)).toBe(9);
});

test('where swaps go between teams, the other team stays without a name', async () => {
  const open = await openRotationSite();
  const boss = await open.as('admin');
  const plan = await open.plan(boss, await open.rotation(boss));
  const all = JSON.parse((await boss.get(`${plan}/plan.json`)).text).swaps as typeof swaps;
  const team = (leg: Leg): boolean[] => [leg.fromRepId, leg.toRepId].map((rep) => Number(rep.slice(1)) <= 6);
  const mixed = all.filter(({ legs }) => legs.some((leg) => new Set(team(leg)).size === 2));
  expect(mixed.length).toBeGreaterThan(0);
  const anna = await open.as('manager', CAST.anna);
  for (const { id } of mixed) {
    const text = words((await anna.get(`${plan}/why?swap=${id}`)).text);
    expect(text).toContain('another team');
    for (const name of ['Finn', 'Gwen', 'Hugo']) expect(text).not.toContain(`${name} Rep`);
  }
  await open.close();
});

test('a leader reads and asks nothing; a rep finds nothing', async () => {
  const leader = await site.as('leader', CAST.leader);
  expect(await why(`swap=${swaps[0].id}`, leader)).toContain('not worked out');
  const rep = await site.as('rep', CAST.reps[0]);
  expect((await rep.get(`${plan}/why?account=A1`)).status).toBe(404);
});
