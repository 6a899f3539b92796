import { analyseCurrent } from '../../src/app/analysis/analyse';
import { openPlan } from '../../src/app/coaching/openPlan';
import { inTransaction } from '../../src/storage/database';
import { draftPair } from '../app/tradeCast';
import { CAST } from '../cast';
import { words } from './rotationSite';
import { offers, openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
beforeAll(async () => {
  site = await openTradeSite();
});
afterAll(() => site.close());

test('a trade goes from draft to effect and back, and every page offers only what can be done now', async () => {
  const trade = await site.draft();
  expect(await offers(site.anna, trade)).toEqual(['submission', 'withdrawal']);
  await site.submit(trade);
  const submitted = words((await site.admin.get(trade)).text);
  expect(submitted).toContain('waiting for consent');
  expect(submitted).toMatch(/ gives [^.]+ to [^.]+ and gets [^.]+\. Expected over four quarters/);
  await site.approve(trade);
  expect(words((await site.anna.get(trade)).text)).toContain('approved');
  expect(await offers(site.anna, trade)).toEqual(['schedule', 'withdrawal']);

  const early = await site.anna.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: '' }, trade);
  expect(early.status).toBe(400);
  expect(words(early.text)).toContain('is not the first day of a fiscal quarter');
  await site.anna.post(
    `${trade}/schedule`,
    { effectiveDate: CAST.today, dateReason: 'The customer asks for it' },
    trade,
  );
  expect(words((await site.anna.get(trade)).text)).toContain('It is due');
  await site.announce(trade);
  await site.anna.post(`${trade}/effect`, {}, trade);
  const text = words((await site.anna.get(trade)).text);
  expect(text).toContain('The trade is in effect: every account of it has its new owner.');
  expect(text).toContain('The customer asks for it');
  expect(text).toContain('Revenue after &lt;a year&gt;');
  expect(await offers(site.anna, trade)).toEqual(['undo']);

  const refused = await site.anna.post(`${trade}/undo`, { undoReason: '' }, trade);
  expect(refused.text).toContain('Give a reason');
  const answer = await site.anna.post(`${trade}/undo`, { undoReason: 'The customer wants Cora back' }, trade);
  const back = words((await site.anna.get(answer.headers.location)).text);
  expect(back).toMatch(/This takes trade \d+ back/);
  expect(back).toContain('Books as owned on Jan 15, 2026, before the accounts go back');
  // The first rep's book goes back to what it was on the cut-off: before and after change places.
  const [, before, after] = /[+−]\$[\d,]+ (\$[\d,]+) (\$[\d,]+) [+−][\d.]+%/.exec(text)!;
  expect(back).toContain(`${after} ${before}`);
  expect(words((await site.anna.get(trade)).text)).toContain('Undoing it is under way');
});

test('a trade that is not due waits with the reason', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  await site.anna.post(`${trade}/schedule`, { effectiveDate: '2026-04-01' }, trade);
  expect(await offers(site.anna, trade)).toEqual(['withdrawal']);
  await site.anna.post(`${trade}/effect`, {}, trade);
  expect(words((await site.anna.get(trade)).text)).toContain('Not yet. It takes effect on Apr 1, 2026.');
});

test('an owner who changed meanwhile makes a conflict that is explained on the page', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  await site.approve(trade);
  await site.anna.post(`${trade}/schedule`, { effectiveDate: CAST.today, dateReason: 'Agreed' }, trade);
  await site.announce(trade);
  const { raw } = site.services.database;
  const account = raw
    .prepare('select account_id from trade_legs where trade_id = ?')
    .pluck()
    .get(trade.split('/').pop());
  raw.prepare('update assignments set rep_id = 1 where account_id = ?').run(account);
  await site.anna.post(`${trade}/effect`, {}, trade);
  const text = words((await site.anna.get(trade)).text);
  expect(text).toContain('It could not take effect, and nothing moved.');
  expect(text).toContain('belongs to Lena Lead now');
  expect(await offers(site.anna, trade)).toEqual(['schedule', 'withdrawal']);
});

test('rejecting and withdrawing need a reason, which stays in the history', async () => {
  const first = await site.draft();
  await site.submit(first);
  const empty = await site.admin.post(`${first}/rejection`, { rejectionReason: 'x' }, first);
  expect(empty.status).toBe(400);
  await site.admin.post(`${first}/rejection`, { rejectionReason: 'The customer <objects>' }, first);
  expect((await site.admin.get(first)).text).toContain('The customer &lt;objects&gt;');
  expect(await offers(site.admin, first)).toEqual([]);
  const second = await site.draft();
  await site.anna.post(`${second}/withdrawal`, { withdrawalReason: 'Planned anew' }, second);
  expect(words((await site.admin.get(second)).text)).toContain('Planned anew');
  const late = await site.admin.post(`${second}/withdrawal`, { withdrawalReason: 'Once more' }, second);
  expect(words(late.text)).toContain('This trade is withdrawn');
});

test('a consent that would break a limit says which, and needs a reason for the override', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  const { raw } = site.services.database;
  raw.prepare(`update plans set snapshot = replace(snapshot, '"maxSwaps":null', '"maxSwaps":0')`).run();
  await site.approve(trade);
  let person = site.admin;
  for (const one of [site.anna, site.ben, site.admin]) if ((await offers(one, trade)).includes('consent')) person = one;
  const refused = await person.post(`${trade}/consent`, {}, trade);
  expect(refused.status).toBe(400);
  expect(words(refused.text)).toMatch(/this one breaks a limit: The plan has \d+ swaps?; at most 0 are allowed/);
  await person.post(`${trade}/consent`, { overrideReason: 'Agreed with <everybody>' }, trade);
  const text = words((await person.get(trade)).text);
  expect(text).toContain('The trade is approved.');
  expect(text).toContain('Approved beyond a limit, because: Agreed with &lt;everybody&gt;');
});

test('a trade whose rep is being coached says so, to those who may know', async () => {
  const { database } = site.services;
  const leg = { account: 11, rep: 6 };
  const actor = {
    id: null,
    role: 'manager' as const,
    repId: CAST.leader,
    today: CAST.today,
    now: `${CAST.today}T09:00:00.000Z`,
  };
  const rotationId = site.rotationPath.split('/').pop()!;
  const trade = `/trades/${await draftPair(database, rotationId, actor, [leg.account, 21])}`;
  await inTransaction(database.db, await analyseCurrent(database, actor.now));
  await openPlan(
    database,
    {
      repId: leg.rep,
      goal: { words: 'Like its market', measure: 'relativeGrowth', target: 0, reviewDate: '2027-04-01' },
      startDate: '2026-04-01',
      accounts: [leg.account],
      reason: 'Agreed',
      steps: [],
    },
    actor,
  );
  expect(words((await site.admin.get(trade)).text)).toMatch(
    /is being coached: the plan is reviewed on Apr 1, 2027\. Account \d+ is in it and leaves it once this trade is agreed/,
  );
  expect(words((await site.ben.get(trade)).text)).not.toContain('is being coached: the plan');
});
