import request from 'supertest';
import { WEBHOOK_EVENTS } from '../../../src/notifications/webhooks/events';
import { waitShortly, writeElsewhere } from '../../busy';
import { CAST } from '../../cast';
import { openRotationSite, type RotationSite } from '../rotationSite';
import { type Client, clientOf } from './client';
import { document, expectDescribed, seen } from './described';
import { roundSteps } from './roundSteps';

// One rotation from the opening to the effect, by programs alone; every answer is held against the description.
let site: RotationSite;
let admin: Client;
let anna: Client;
let ben: Client;
const at = { rotation: '', plan: '', trade: '', other: '', import: '' };

beforeAll(async () => {
  site = await openRotationSite();
  site.services.database.raw
    .prepare(
      `insert into webhooks (id, url, secret, events, created_at) values ('hook', 'https://hooks.example.com', 'x', ?, ?)`,
    )
    .run(Object.keys(WEBHOOK_EVENTS).join(' '), '2026-01-15T08:00:00.000Z');
  for (const [role, rep] of [['admin'], ['manager', CAST.anna], ['manager', CAST.ben]] as const)
    await site.as(role, rep);
  admin = await clientOf(site, 'admin@example.com');
  anna = await clientOf(site, `manager${CAST.anna}@example.com`);
  ben = await clientOf(site, `manager${CAST.ben}@example.com`);
}, 60_000);
afterAll(() => site.close());

const TERMS = { successMeasure: 'Revenue after a year', reviewDate: '2027-05-03' };

test('a rotation is opened and analysed, the company too', async () => {
  const opened = await anna.post('/rotations', { name: 'Spring 2026' });
  expect(opened.status).toBe(201);
  at.rotation = opened.headers.location.replace('/api/v1', '');
  const company = await admin.post('/analyses');
  expect([company.status, company.body.state]).toEqual([202, 'queued']);
  await site.work();
  const job = await admin.get(company.headers.location.replace('/api/v1', ''));
  expect(job.body).toMatchObject({ state: 'done', error: null });
  expect((await anna.get(at.rotation)).body).toMatchObject({ now: 'candidates', analysed: true });
  expect((await anna.post(`${at.rotation}/analyses`)).status).toBe(202);
  await site.work();
});

test('a plan is made as a job that leads to it', async () => {
  const asked = await anna.post(`${at.rotation}/plans`, { name: 'Balanced', timeLimitSeconds: 20 });
  expect(asked.status).toBe(202);
  const path = asked.headers.location.replace('/api/v1', '');
  expect((await ben.get(path)).status).toBe(404);
  await site.work();
  at.plan = (await anna.get(path)).body.result.href.replace('/api/v1', '');
  expect((await anna.get(at.plan)).body.swaps.length).toBeGreaterThan(1);
});

test('long work can be stopped, by a token that can begin it', async () => {
  const asked = await anna.post(`${at.rotation}/plans`, {});
  const job = asked.headers.location.replace('/api/v1', '');
  const reader = await clientOf(site, `manager${CAST.anna}@example.com`, ['read']);
  const refused = await reader.post(`${job}/cancellations`);
  expect([refused.status, refused.body.scope]).toEqual([403, 'propose']);
  const stopped = await anna.post(`${job}/cancellations`);
  expect([stopped.status, stopped.body.state]).toEqual([201, 'cancelled']);
});

test('swaps become drafts, once for each key', async () => {
  const { body } = await anna.get(at.plan);
  const [first, second] = body.swaps.filter((swap: { inPlan: boolean }) => swap.inPlan);
  const wanted = { swapIds: [first.swapId, second.swapId] };
  const key = { 'Idempotency-Key': 'drafts-1' };
  const drafted = await anna.post(`${at.plan}/trades`, wanted, key);
  expect(drafted.status).toBe(201);
  const again = await anna.post(`${at.plan}/trades`, wanted, key);
  expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([201, drafted.body, 'true']);
  expect((await anna.post(`${at.plan}/trades`, { swapIds: [second.swapId] }, key)).status).toBe(422);
  expect((await anna.post(`${at.plan}/trades`, wanted)).body.code).toBe('trade.accountClaimed');
  expect((await anna.post(`${at.plan}/trades`, { swapIds: ['none'] })).body.fields[0].field).toBe('swapIds');
  [at.trade, at.other] = drafted.body.data.map((trade: { tradeId: string }) => `/trades/${trade.tradeId}`);
});

test('a key whose first request broke off is never done twice; one that is none is refused', async () => {
  const { raw } = site.services.database;
  raw
    .prepare(`insert into idempotency_keys (user_id, key, request_hash, created_at)
      select user_id, 'drafts-2', request_hash, created_at from idempotency_keys where key = 'drafts-1'`)
    .run();
  const { body } = await anna.get(at.plan);
  const swapIds = body.swaps
    .filter((swap: { tradeId: string | null }) => swap.tradeId)
    .map((s: { swapId: string }) => s.swapId);
  const send = (key: string) => anna.post(`${at.plan}/trades`, { swapIds }, { 'Idempotency-Key': key });
  const broken = await send('drafts-2');
  expect([broken.status, broken.body.code]).toEqual([409, 'idempotency.underWay']);
  expect((await send('two words')).body.code).toBe('idempotency.invalid');
});

test('while another process writes, a change is answered with when to try again', async () => {
  const { database } = site.services;
  waitShortly(database, 50);
  const done = writeElsewhere(database);
  const answer = await anna.post(`${at.trade}/withdrawals`, { reason: 'Never mind' });
  done();
  waitShortly(database, 10_000);
  expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([503, 'storage.busy', '2']);
  expect((await anna.get(at.trade)).body.state).toBe('draft');
});

test('a step that the trade does not have now is a conflict; a body that does not fit names its field', async () => {
  expect((await anna.post(`${at.trade}/schedules`, { effectiveDate: '2026-04-01' })).body.code).toBe(
    'trade.wrongState',
  );
  const { status, body } = await anna.post(`${at.trade}/submissions`, { ...TERMS, successMeasure: '' });
  expect([status, body.fields[0].field]).toEqual([400, 'successMeasure']);
  expect((await anna.post(`${at.trade}/submissions`, { ...TERMS, extra: 1 })).status).toBe(400);
  expect((await anna.post(`${at.trade}/submissions`, { ...TERMS, undoCondition: 'x'.repeat(1_100_000) })).status).toBe(
    413,
  );
  const raw = (type: string) =>
    request(site.app)
      .post(`/api/v1${at.trade}/submissions`)
      .set('Authorization', `Bearer ${anna.token}`)
      .type(type)
      .send('{"successMeasure":');
  expect((await raw('json')).body).toMatchObject({ status: 400, code: 'request.unreadable' });
  expect((await raw('text')).body).toMatchObject({ status: 415, code: 'request.notJson' });
});

test('four eyes hold for tokens too: who proposes cannot approve', async () => {
  const submitted = await anna.post(`${at.trade}/submissions`, TERMS);
  expect([submitted.status, submitted.body.state]).toEqual([201, 'submitted']);
  expect(submitted.body.credit).toMatchObject({ openDeals: { rule: expect.any(String) } });
  const own = await anna.post(`${at.trade}/consents`);
  expect([own.status, own.body.code]).toEqual([422, 'trade.notYours']);
  for (const other of [ben, admin]) {
    const { actions = [] } = (await other.get(at.trade)).body;
    if (actions.includes('consent')) await other.post(`${at.trade}/consents`, { reason: 'It is fair' });
  }
  expect((await anna.get(at.trade)).body.state).toBe('approved');
});

test('the trade gets its day and takes effect on it; the other one is rejected', async () => {
  const scheduled = await anna.post(`${at.trade}/schedules`, {
    effectiveDate: CAST.today,
    reason: 'They agreed to begin now',
  });
  expect(scheduled.body).toMatchObject({ state: 'scheduled', effectiveDate: CAST.today });
  const announced = await anna.post(`${at.rotation}/announcements`, {
    tradeIds: [at.trade.split('/')[2]],
    note: 'Both customers asked for it',
  });
  expect(announced.body.data).toMatchObject([{ announcedAt: `${CAST.today}T09:00:00.000Z` }]);
  const effect = await anna.post(`${at.trade}/effects`);
  expect(effect.body).toMatchObject({ state: 'in_effect', crmState: 'due' });
  const [{ accountId, toRepId }] = effect.body.legs;
  expect((await admin.get(`/accounts/${accountId}`)).body.ownerId).toBe(toRepId);
  expect((await anna.post(`${at.trade}/effects`)).body.code).toBe('trade.notDue');
  await anna.post(`${at.other}/submissions`, TERMS);
  expect((await admin.post(`${at.other}/rejections`, { reason: 'Too early' })).body.state).toBe('rejected');
});

test('the CRM follows by a file that a program fetches', async () => {
  const [order] = (await anna.get('/crm/orders')).body.data;
  expect(order).toMatchObject({ state: 'due', tradeId: at.trade.split('/')[2], effectiveDate: CAST.today });
  const made = await admin.post('/crm/exports', { what: 'owners', format: 'csv' });
  expect(made.body.content).toContain(order.accountId);
  expect((await admin.get(made.headers.location.replace('/api/v1', ''))).body).toEqual(made.body);
  expect((await anna.get('/crm/orders')).body.data[0].state).toBe('exported');
  expect((await admin.post('/crm/exports', { what: 'owners', format: 'paper' })).body.fields[0].field).toBe('format');
});

test('the way back is a trade of its own, and can be withdrawn', async () => {
  const undo = await anna.post(`${at.trade}/undos`, { reason: 'The customer objects' });
  expect(undo.status).toBe(201);
  const path = undo.headers.location.replace('/api/v1', '');
  expect(undo.body.undoesTradeId).toBe(at.trade.split('/')[2]);
  expect((await anna.post(`${path}/withdrawals`, { reason: 'They agreed after all' })).body.state).toBe('withdrawn');
});

const REPS = 'rep_id,name,email,manager_id,region,hire_date\nR50,New Person,n@example.com,R2,North,2026-01-01\n';

async function uploaded(send: (post: request.Test) => request.Test): Promise<request.Response> {
  const path = '/imports?filename=reps.csv';
  const answer = await send(request(site.app).post(`/api/v1${path}`).set('Authorization', `Bearer ${admin.token}`));
  expectDescribed('post', path, answer);
  return answer;
}

test('files are read, previewed and committed in two steps', async () => {
  const sent = (post: request.Test) => post.set('Idempotency-Key', 'night-1').type('text/csv').send(REPS);
  const started = await uploaded(sent);
  expect([started.status, started.body.job.state]).toEqual([202, 'queued']);
  expect((await uploaded(sent)).body).toEqual(started.body);
  at.import = started.headers.location.replace('/api/v1', '');
  expect((await admin.get(at.import)).body).toMatchObject({ state: 'staging', working: true, preview: null });
  await site.work();
  expect((await admin.get(at.import)).body.preview.files[0]).toMatchObject({ file: 'reps.csv', added: 1, rejected: 0 });
  expect((await admin.get('/reps')).text).not.toContain('R50');
  expect((await admin.post(`${at.import}/commits`)).status).toBe(202);
  await site.work();
  expect((await admin.get(at.import)).body.state).toBe('committed');
  expect((await admin.post(`${at.import}/commits`)).body.code).toBe('import.notPreviewed');
  expect((await admin.get('/reps/R50')).body.name).toBe('New Person');
});

test('a form with files works as well, and what is wrong is told row by row', async () => {
  const broken = `${REPS}R51,,x@example.com,R2,North,yesterday\nR52,,x@example.com,R2,North,today\n`;
  const started = await uploaded((post) => post.attach('files', Buffer.from(broken), 'reps.csv'));
  const path = started.headers.location.replace('/api/v1', '');
  await site.work();
  const rows = await admin.get(`${path}/rejected-rows`);
  expect(rows.body).toMatchObject({ data: [{ file: 'reps.csv', line: 3 }, { line: 4 }], rejectedTruncated: false });
  expect((await admin.get(`${path}/rejected-rows?limit=1`)).body).toMatchObject({
    data: [{ line: 3 }],
    rejectedTruncated: true,
  });
  expect((await admin.post(`${path}/discards`)).body.state).toBe('discarded');
  const first = await admin.get('/imports?limit=1');
  const { body } = await admin.get(`/imports?limit=1&cursor=${first.body.nextCursor}`);
  expect(body).toMatchObject({ data: [{ state: 'discarded' }], nextCursor: expect.any(String) });
  expect((await uploaded((post) => post.type('json').send({}))).status).toBe(415);
  expect((await anna.get('/imports')).status).toBe(403);
});

test('files that cannot be read at all are told as failed', async () => {
  const started = await uploaded((post) => post.type('text/csv').send('PK\u0003\u0004'));
  await site.work();
  const { body } = await admin.get(started.headers.location.replace('/api/v1', ''));
  expect(body).toMatchObject({ state: 'failed', trouble: expect.stringContaining('zip'), working: false });
});

test('an upload above the limit leaves nothing behind', async () => {
  const limit = site.services.config.uploadLimitBytes;
  site.services.config.uploadLimitBytes = 50;
  const answer = await uploaded((post) => post.type('text/csv').send(REPS));
  site.services.config.uploadLimitBytes = limit;
  expect([answer.status, answer.body.code]).toEqual([400, 'import.tooLarge']);
});

test('differences with the CRM are read and decided', async () => {
  site.services.database.raw.exec(`insert into ledger_differences (import_id, account_id, crm_rep_id, ledger_rep_id, seen_at)
    values ('cast-import', 1, 5, 4, '2026-01-14T08:00:00.000Z')`);
  const [difference] = (await anna.get('/differences')).body.data;
  expect(difference).toMatchObject({ accountId: 'A1', crmOwnerId: 'R5', ledgerOwnerId: 'R4' });
  const path = `/differences/${difference.differenceId}/resolutions`;
  expect((await anna.post(path, { decision: 'ledger', reason: 'The trade holds' })).status).toBe(403);
  const resolved = await admin.post(path, { decision: 'ledger', reason: 'The trade holds' });
  expect([resolved.status, resolved.body.decision]).toEqual([201, 'ledger']);
  expect((await admin.post(path, { decision: 'ledger', reason: 'Once more' })).status).toBe(409);
});

test('outcomes, the review and the audit trail', async () => {
  const { body } = await anna.get('/outcomes');
  expect(body.trades[0]).toMatchObject({ tradeId: at.trade.split('/')[2], state: 'tooEarly', plain: null });
  expect((await anna.get('/reviews/latest')).body.quarter).toBe('2025-Q4');
  expect((await anna.get('/reviews/2031-Q1')).status).toBe(422);
  expect((await anna.get('/reviews/soon')).status).toBe(400);
  const events = await admin.get(`/audit-events?subjectId=${at.trade.split('/')[2]}&limit=3`);
  expect(events.body.data[0].action).toBe('trade.in_effect');
  expect((await admin.get(`/audit-events?cursor=${events.body.nextCursor}`)).body.data[0].sequence).toBeLessThan(
    events.body.data[2].sequence,
  );
});

test('the rest of what can be read', async () => {
  for (const path of ['/me', '/accounts', '/reps', '/rotations', '/trades', '/jobs/none']) await admin.get(path);
  await admin.get(`${at.rotation}/candidates`);
  await admin.get(`${at.rotation}/plans`);
});

test('other systems were told of all this, in its order', async () => {
  expect((await admin.get('/webhooks')).body.data).toMatchObject([{ webhookId: 'hook', disabledAt: null }]);
  const { body } = await admin.get('/webhooks/hook/deliveries?limit=200');
  const told = body.data.map(({ event }: { event: string }) => event).reverse();
  expect(told).toEqual([
    'review.ready',
    'trade.agreed',
    'trade.scheduled',
    'rotation.announced',
    'trade.in_effect',
    'import.committed',
    'import.failed',
  ]);
  const [{ deliveryId }] = body.data;
  expect((await admin.post(`/webhooks/hook/deliveries/${deliveryId}/redeliveries`)).body.state).toBe('waiting');
  expect((await anna.get('/webhooks')).status).toBe(403);
});

roundSteps(() => ({ site, admin, anna, rotation: at.rotation }));

test('every operation of the description was answered here as it says', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => `${method} ${path} ${Object.keys(responses)[0]}`),
  );
  expect(operations.filter((operation) => !seen.has(operation))).toEqual([]);
});
