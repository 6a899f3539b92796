import { DEMO_PASSWORD, demoSignIns } from '../../src/app/demo/demoSignIns';
import { loadReps } from '../../src/storage/accounts/accounts';
import { listAuditEntries } from '../../src/storage/audit/auditPages';
import { companyPolicy, updateCompany } from '../../src/storage/people/company';
import { listRotations } from '../../src/storage/rotations/rotations';
import { listTrades, type Trade } from '../../src/storage/trades/trades';
import { DEMO_NOW, DEMO_TODAY, demoCompany } from '../demoCompany';
import { textOf } from './castSite';
import { openSite, type Site, tokenIn, type Visitor } from './site';

let site: Site;
let manager: Visitor;
let leader: Visitor;
let rotation: string;
/** Exchanges of the first round: all, and those in the manager's tree and beyond it. */
let own: Trade;
let others: Trade;

beforeAll(async () => {
  const database = await demoCompany();
  site = await openSite({ company: false, database, today: () => DEMO_TODAY, now: () => DEMO_NOW });
  const reps = await loadReps(database.db);
  const amara = reps.find((rep) => rep.name === 'Amara Ibarra')!;
  const team = new Set(reps.filter((rep) => rep.managerId === amara.id).map((rep) => rep.id));
  const rotations = await listRotations(database.db);
  rotation = `/rotations/${rotations[rotations.length - 1].id}/outcome`;
  const trades = await listTrades(database.db, { rotationId: rotations[rotations.length - 1].id });
  own = trades.find((trade) => trade.legs.some((leg) => team.has(leg.toRepId)))!;
  others = trades.find((trade) => !trade.legs.some((leg) => team.has(leg.toRepId)))!;
  manager = await signIn('amara.ibarra@example.com');
  leader = await signIn('hiro.drummond@example.com');
}, 240_000);
afterAll(() => site.close());

async function signIn(email: string): Promise<Visitor> {
  const visitor = site.visitor();
  expect((await visitor.post('/sign-in', { email, password: DEMO_PASSWORD })).status).toBe(303);
  return visitor;
}
const text = async (visitor: Visitor, path: string): Promise<string> => textOf((await visitor.get(path)).text);
const decide = (visitor: Visitor, trade: Trade, fields: Record<string, string>) =>
  visitor.post(`/trades/${trade.id}/decision`, fields, `/trades/${trade.id}/outcome`);

describe('the outcome of a rotation', () => {
  test('the pooled effect leads, with its interval; then quarters, exchanges, recovery, other measures', async () => {
    const { text: html } = await leader.get(rotation);
    expect(html).toMatch(/<p class="lead">The exchanges brought about \$\d+K a quarter more .*\(\d+.swaps, between/);
    for (const kind of ['events', 'forest', 'recovery', 'slopes']) expect(html).toContain(`class="chart wide ${kind}"`);
    const said = textOf(html);
    expect(said).toMatch(
      /goes only by likeness.*no test: candidates were chosen.*against all others.*No clear spillover.*alike, in proportion/,
    );
    expect(said).not.toMatch(/NaN|undefined|Infinity|asinh|correlation|p = |±/);
    expect(html.length).toBeLessThan(100_000);
  });

  test('managers see the effect of all, and their own exchanges one by one', async () => {
    const said = await text(manager, rotation);
    expect(said).toContain('The effect is that of all teams’ exchanges together.');
    expect(said).toMatch(/The exchanges brought about \$\d+K a quarter more .*\(\d+.swaps, between/);
    expect(said).toContain(`Trade ${own.number} `);
    expect(said).not.toContain(`Trade ${others.number} `);
  });

  test('the method is one click away', async () => {
    expect((await leader.get(rotation)).text).toContain('href="/outcomes/method"');
    expect(await text(leader, '/outcomes/method')).toMatch(/Formula of the effect.*inverse hyperbolic sine \(asinh\)/);
  });
});

describe('the outcome of an exchange', () => {
  test('its verdict with the interval, its accounts against what was expected, what was agreed', async () => {
    const said = await text(manager, `/trades/${own.id}/outcome`);
    expect(said).toMatch(/effect [+−]\$[\d.]+K? a quarter, between/);
    expect(said).toContain('The plan expected');
    expect(said).toContain('Expected without');
    expect(said).toContain(own.successMeasure!);
  });

  test('a manager decides with a reason; it is shown to leaders, in the review and in the audit', async () => {
    const bare = await decide(manager, own, { decision: 'keep', decisionReason: '' });
    expect(bare.status).toBe(400);
    expect(bare.text).toContain('Give a reason of at least three letters');
    const without = await decide(manager, own, { decision: 'extend', decisionReason: 'Let us see' });
    expect(without.status).toBe(400);
    expect(without.text).toContain('Choose the day on which it is looked at again.');
    const extended = await decide(manager, own, {
      decision: 'extend',
      decisionReason: 'One more <year>',
      reviewAgain: '2027-06-30',
    });
    expect(extended.headers.location).toBe(`/trades/${own.id}/outcome#decision`);
    expect(await text(leader, `/trades/${own.id}/outcome`)).toContain('extended until Jun 30, 2027');
    const review = await text(leader, '/review');
    expect(review).toContain('One more &lt;year&gt;');
    expect(review).toMatch(/\d+ exchanges wait for a decision/);
    const [entry] = await listAuditEntries(
      site.services.database.db,
      { action: 'trade.outcomeDecided' },
      { limit: 1, offset: 0 },
    );
    expect(entry.payload).toMatchObject({ decision: 'extend', evidence: { quarters: 6 } });
  });

  test('reversing offers to draft the way back', async () => {
    await decide(manager, own, { decision: 'reverse', decisionReason: 'The customer left' });
    const page = await manager.get(`/trades/${own.id}/outcome`);
    expect(page.text).toContain('Draft the way back');
    const drafted = await manager.post(
      `/trades/${own.id}/undo`,
      { undoReason: 'The customer left' },
      `/trades/${own.id}/outcome`,
    );
    expect(drafted.headers.location).toMatch(/^\/trades\//);
    expect((await manager.get(`/trades/${own.id}/outcome`)).text).not.toContain('Draft the way back');
  });

  test('leaders see and cannot decide; managers have no say beyond their tree; reps see nothing', async () => {
    expect((await leader.get(`/trades/${own.id}/outcome`)).text).not.toContain('/decision"');
    expect((await decide(leader, own, { decision: 'keep', decisionReason: 'I say so' })).status).toBe(404);
    expect((await manager.get(`/trades/${others.id}/outcome`)).status).toBe(404);
    const token = tokenIn((await manager.get(`/trades/${own.id}/outcome`)).text);
    const beyond = await manager.post(
      `/trades/${others.id}/decision`,
      { _csrf: token, decision: 'keep', decisionReason: 'Mine' },
      '/profile',
    );
    expect(beyond.status).toBe(404);
    const seats = await demoSignIns(site.services.database.db);
    const rep = await signIn(seats.find(({ role }) => role === 'rep')!.email);
    for (const path of [
      rotation,
      `/trades/${own.id}/outcome`,
      '/outcomes/learning',
      '/outcomes/method',
      '/review.xlsx',
    ]) {
      expect((await rep.get(path)).status).toBe(404);
    }
  });
});

describe('what the swaps teach', () => {
  test('belief, evidence and correlation for the company, and by segment', async () => {
    const said = await text(leader, '/outcomes/learning');
    expect(said).toMatch(/\d+.swaps say that a new rep wins about [\d.]+% of the headroom/);
    expect(said).toContain('correlation');
    expect(said).toContain('not learnt yet');
    expect(said).toContain('By segment');
    expect(said).not.toContain('Adopt it?');
  });

  test('a manager declines, then adopts: the policy changes, and its source is shown', async () => {
    const { db } = site.services.database;
    const seen = /name="seen" value="([^"]+)"/.exec((await manager.get('/outcomes/learning')).text)![1];
    const before = (await companyPolicy(db)).beliefs;
    await manager.post('/outcomes/learning', { decision: 'decline', beliefReason: 'Too few', seen });
    expect((await companyPolicy(db)).beliefs).toEqual(before);
    expect(await text(leader, '/outcomes/learning')).toMatch(/declined .* Too few/);
    const stale = await manager.post('/outcomes/learning', { decision: 'adopt', seen: 'other' });
    expect(stale.status).toBe(400);
    expect(stale.text).toContain('has changed since this page was shown');
    await manager.post('/outcomes/learning', { decision: 'adopt', seen });
    expect((await companyPolicy(db)).beliefs.headroomShare).not.toBe(before.headroomShare);
    expect(await text(leader, '/outcomes/learning')).toContain('The policy already believes what was learnt.');
    const policy = await text(await signIn('admin@example.com'), '/settings/policy');
    expect(policy).toMatch(
      /Adopted on Nov 27, 2026 by Amara Ibarra from \d+ of your own swaps, measured through Q3 2026; it was 10% before/,
    );
    const actions = (await listAuditEntries(db, { subjectType: 'company' }, { limit: 3, offset: 0 })).map(
      (e) => e.action,
    );
    expect(actions).toEqual(['policy.changed', 'policy.beliefsAdopted', 'policy.beliefsDeclined']);
  });

  test('only managers and administrators decide', async () => {
    expect(
      (await leader.post('/outcomes/learning', { decision: 'decline', seen: 'x' }, '/outcomes/learning')).status,
    ).toBe(404);
  });
});

test('where figures of individual reps are off, no rep is named beside an outcome', async () => {
  const { db } = site.services.database;
  const path = `${rotation}/accounts`;
  expect((await leader.get(path)).text).toContain(' → ');
  await updateCompany(db, { showRepFigures: false });
  const [page, csv] = [await leader.get(path), await leader.get('/review.csv')];
  const named = (await loadReps(db)).filter(({ name }) => csv.text.includes(name));
  await updateCompany(db, { showRepFigures: true });
  expect(page.text).not.toContain(' → ');
  expect(named).toEqual([]);
});
