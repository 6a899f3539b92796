import { CAST } from '../../cast';
import { openTradeSite, type TradeSite } from '../tradeSite';
import { type Client, clientOf } from './client';

let site: TradeSite;
let admin: Client;
let anna: Client;
let rep: Client;
let trade: string;
let rotation: string;

beforeAll(async () => {
  site = await openTradeSite();
  await site.as('rep', 4);
  admin = await clientOf(site, 'admin@example.com');
  anna = await clientOf(site, `manager${CAST.anna}@example.com`);
  rep = await clientOf(site, 'rep4@example.com');
  trade = await site.draft();
  rotation = site.rotationPath;
  await site.services.database.db.insertInto('jobs').values(ANALYSIS).execute();
  await site.work();
}, 60_000);
afterAll(() => site.close());

const ANALYSIS = {
  id: 'job-a',
  kind: 'analysis',
  payload: '{}',
  state: 'queued' as const,
  attempts: 0,
  created_at: '2026-01-15',
};

const ids = (answer: { body: { data: { accountId: string }[] } }): string[] => answer.body.data.map((a) => a.accountId);

test('the token tells whom it acts as', async () => {
  const { body } = await anna.get('/me');
  expect(body).toMatchObject({
    role: 'manager',
    repId: 'R2',
    scopes: ['read', 'own', 'propose', 'approve'],
    currency: 'USD',
  });
});

test('accounts come in parts that hold each of them once, by ids of the customer', async () => {
  const found: string[] = [];
  for (let cursor = ''; ; ) {
    const part = await admin.get(`/accounts?limit=7${cursor}`);
    found.push(...ids(part));
    if (part.body.nextCursor === null) break;
    cursor = `&cursor=${part.body.nextCursor}`;
  }
  expect(found).toEqual(Array.from({ length: 30 }, (_, i) => `A${i + 1}`));
});

test('filters narrow the list; managers get their own tree, reps no list', async () => {
  expect(ids(await admin.get('/accounts?state=declining&ownerId=R4'))).toEqual(['A2', 'A5']);
  expect(ids(await anna.get('/accounts?limit=200'))).toHaveLength(15);
  expect(ids(await anna.get('/accounts?ownerId=R9'))).toEqual([]);
  expect((await rep.get('/accounts')).status).toBe(404);
});

test('an account has figures in minor units, reasons as sentences and its owners', async () => {
  const { body } = await admin.get('/accounts/A2');
  // (1000 + 2·10 − 2 years · 80) · 12 months, against one year.
  expect(body.analysis).toMatchObject({ state: 'declining', t4qCents: 86_000 * 12, priorCents: 94_000 * 12 });
  expect(body.analysis.reasons.length).toBeGreaterThan(0);
  expect(body).toMatchObject({ ownerId: 'R4', period: { asOf: '2025-Q4' }, currency: 'USD' });
  expect(body.ownership[0]).toMatchObject({ repId: 'R4', role: 'owner', from: '2019-01-01', to: null });
});

test('what is not for the user is not there', async () => {
  expect((await rep.get('/accounts/A1')).status).toBe(200);
  expect((await rep.get('/accounts/A30')).status).toBe(404);
  expect((await anna.get('/accounts/A30')).body.code).toBe('account.notFound');
  expect((await admin.get('/accounts/nobody-knows')).status).toBe(404);
  for (const path of ['/reps', '/rotations', '/trades']) expect((await rep.get(path)).status).toBe(404);
});

test('reps with their books; a rep sees their own alone', async () => {
  expect((await admin.get('/reps?managerId=R2')).body.data.map((r: { repId: string }) => r.repId)).toEqual([
    'R4',
    'R5',
    'R6',
  ]);
  const { body } = await rep.get('/reps/R4');
  expect(body).toMatchObject({ repId: 'R4', managerId: 'R2', accountsToday: 5, book: { accounts: 5 } });
  expect((await rep.get('/reps/R5')).status).toBe(404);
});

test('rotation, candidates, plans and a plan', async () => {
  expect((await admin.get('/rotations')).body.data).toHaveLength(1);
  const { body } = await admin.get(rotation);
  expect(body).toMatchObject({ now: 'trades', trades: { draft: 1 } });
  const candidates = await anna.get(`${rotation}/candidates?limit=3`);
  expect(candidates.body.data).toHaveLength(3);
  expect(candidates.body.data[0].reasons[0]).toEqual(expect.any(String));
  const plans = await admin.get(`${rotation}/plans`);
  const plan = await admin.get(`/plans/${plans.body.data[0].planId}`);
  expect(plan.body.expectedCents).toBe(
    plan.body.swaps
      .filter((s: { inPlan: boolean }) => s.inPlan)
      .reduce((sum: number, s: { expectedCents: number }) => sum + s.expectedCents, 0),
  );
  expect(plan.body.swaps[0].legs[0].accountId).toMatch(/^A\d+$/);
});

test('a trade with its consents and what can be done now', async () => {
  const list = await anna.get('/trades?state=draft');
  const [{ tradeId }] = list.body.data;
  expect(trade).toBe(`/trades/${tradeId}`);
  const { body } = await anna.get(trade);
  expect(body).toMatchObject({ state: 'draft', actions: ['submission', 'withdrawal'], currency: 'USD' });
  expect(body.sides).toHaveLength(2);
});

test('an unchanged answer is not sent again', async () => {
  const first = await admin.get('/accounts/A1');
  const again = await admin.get('/accounts/A1', { 'If-None-Match': first.headers.etag });
  expect(again.status).toBe(304);
});

test.each([
  ['/accounts?limit=0', 'limit'],
  ['/accounts?limit=many', 'limit'],
  ['/accounts?state=asleep', 'state'],
  ['/accounts?sort=name', ''],
  ['/accounts?cursor=bm90aGluZw', 'cursor'],
  ['/trades?cursor=IngI', 'cursor'],
  ['/accounts?cursor=bnVsbA', 'cursor'],
  ['/rotations?state=open', ''],
])('%s is refused with the field', async (path, field) => {
  const answer = await admin.get(path);
  expect(answer.status).toBe(400);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.body.fields[0].field).toBe(field);
});
