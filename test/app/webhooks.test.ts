import { createHmac } from 'node:crypto';
import { addWebhook } from '../../src/app/webhooks/addWebhook';
import { redeliver, removeWebhook, switchWebhook, testWebhook } from '../../src/app/webhooks/changeWebhook';
import { deliverNext } from '../../src/app/webhooks/deliver';
import { startCourier } from '../../src/jobs/courier';
import { MOST_ATTEMPTS } from '../../src/notifications/retry';
import { inTransaction } from '../../src/storage/database';
import { listNotifications } from '../../src/storage/notifications/notifications';
import { claimDelivery } from '../../src/storage/webhooks/deliveries';
import { deliveriesBefore } from '../../src/storage/webhooks/deliveryLog';
import { happened } from '../../src/storage/webhooks/happened';
import { findWebhook } from '../../src/storage/webhooks/webhooks';
import { castUser } from '../cast';
import { tempDatabase } from '../tempDatabase';
import { openReceiver, type Receiver } from './receiver';

const NOW = '2026-02-10T09:00:00.000Z';
let database: Awaited<ReturnType<typeof tempDatabase>>;
let receiver: Receiver;
let hook: { id: string; secret: string };
let actor: { id: string; role: 'admin'; repId: null; today: string; now: string };
/** The real clock of these tests; deliveries are put in line by the machine's. */
let clock: number;

beforeEach(async () => {
  database = await tempDatabase();
  receiver = await openReceiver();
  actor = { id: castUser(database, 'Ada', 'admin'), role: 'admin', repId: null, today: '2026-02-10', now: NOW };
  hook = await addWebhook(database, { url: receiver.url, events: ['trade.in_effect'] }, true, actor);
  clock = Date.now() + 1000;
});
afterEach(async () => {
  await receiver.close();
  await database.remove();
});

const EFFECT = { event: 'trade.in_effect', subject: { tradeId: 't1', number: 7 }, path: '/trades/t1' } as const;
const tell = () => inTransaction(database.db, (trx) => happened(trx, EFFECT, NOW));
const deliver = (more: { timeoutMs?: number; privateAllowed?: boolean } = {}) =>
  deliverNext(database, {
    privateAllowed: true,
    timeoutMs: 2000,
    realNow: () => new Date(clock).toISOString(),
    now: () => NOW,
    ...more,
  });
const log = async () => deliveriesBefore(database.db, hook.id, null, 10);

test('what happened arrives once, signed, with the ids of what it is about', async () => {
  await tell();
  expect(await deliver()).toBe(true);
  expect(await deliver()).toBe(false);
  const [{ headers, body }] = receiver.got;
  expect(JSON.parse(body)).toMatchObject({
    event: 'trade.in_effect',
    at: NOW,
    data: { tradeId: 't1', number: 7, href: '/api/v1/trades/t1' },
  });
  const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-rotation-signature']))!;
  expect(hex).toBe(createHmac('sha256', hook.secret).update(`${seconds}.${body}`).digest('hex'));
  expect(Math.abs(Number(seconds) * 1000 - clock)).toBeLessThan(1001);
  expect(headers).toMatchObject({ 'x-rotation-event': 'trade.in_effect', 'content-type': 'application/json' });
  expect(await log()).toMatchObject([{ state: 'delivered', attempts: [{ status: 204, error: null }] }]);
});

test('what is rolled back is never told, nor what nobody asked for', async () => {
  await expect(
    inTransaction(database.db, async (trx) => {
      await happened(trx, EFFECT, NOW);
      throw new Error('The trade did not take effect after all.');
    }),
  ).rejects.toThrow();
  await inTransaction(database.db, (trx) => happened(trx, { ...EFFECT, event: 'trade.agreed' }, NOW));
  expect(await deliver()).toBe(false);
  expect(receiver.got).toEqual([]);
});

test('a refusal is tried again after a minute, then after ever longer', async () => {
  receiver.answers((_req, res) => void res.writeHead(500).end());
  await tell();
  await deliver();
  expect(await deliver()).toBe(false);
  clock += 59_000;
  expect(await deliver()).toBe(false);
  clock += 2_000;
  receiver.answers((_req, res) => void res.writeHead(200).end('thanks'));
  expect(await deliver()).toBe(true);
  const [{ state, attempts }] = await log();
  expect([state, attempts.map(({ status }) => status)]).toEqual(['delivered', [200, 500]]);
});

test('a receiver that does not answer in time, or breaks off, is tried again', async () => {
  receiver.answers(() => {});
  await tell();
  await deliver({ timeoutMs: 100 });
  receiver.answers((req) => req.socket.destroy());
  clock += 61_000;
  await deliver();
  const [{ attempts }] = await log();
  expect(attempts.map(({ status, error }) => [status, error])).toEqual([
    [null, 'The receiver broke the connection off.'],
    [null, 'The receiver did not answer in time.'],
  ]);
});

test('an answer that never ends does not hold anybody', async () => {
  receiver.answers((_req, res) => void res.writeHead(200).write('and so on'));
  await tell();
  await deliver({ timeoutMs: 10_000 });
  expect(await log()).toMatchObject([{ state: 'delivered' }]);
});

test('a redirect is not followed', async () => {
  receiver.answers((_req, res) => void res.writeHead(302, { Location: '/elsewhere' }).end());
  await tell();
  await deliver();
  expect(receiver.got.map(({ path }) => path)).toEqual(['/hook']);
  expect((await log())[0]).toMatchObject({ state: 'waiting', attempts: [{ error: 'The receiver answered 302.' }] });
});

async function failForDays(): Promise<void> {
  for (let n = 0; n < MOST_ATTEMPTS; n++) {
    await deliver();
    clock += 13 * 3_600_000;
  }
}

test('after the last attempt the webhook is switched off and the administrators are told; by hand it goes on', async () => {
  receiver.answers((_req, res) => void res.writeHead(503).end());
  await tell();
  await failForDays();
  const [delivery] = await log();
  expect([delivery.state, delivery.attempts.length]).toEqual(['failed', MOST_ATTEMPTS]);
  expect(await findWebhook(database.db, hook.id)).toMatchObject({
    disabledAt: NOW,
    disabledBecause: expect.stringContaining('503'),
  });
  const told = await listNotifications(database.db, actor.id, { limit: 5, offset: 0 });
  expect(told.map(({ kind }) => kind)).toEqual(['webhookDisabled']);
  await tell();
  expect(await log()).toHaveLength(1);

  await expect(redeliver(database, hook.id, delivery.id, actor)).rejects.toMatchObject({ code: 'webhook.off' });
  await switchWebhook(database, hook.id, true, actor);
  await redeliver(database, hook.id, delivery.id, actor);
  receiver.answers((_req, res) => void res.writeHead(200).end());
  await deliver();
  expect((await log())[0]).toMatchObject({ state: 'delivered' });
  expect(receiver.got.at(-1)?.headers['x-rotation-delivery']).toBe(delivery.id);
});

test('one delivery that is never taken does not switch off a webhook that takes others', async () => {
  receiver.answers((req, res) => void res.writeHead(req.headers['x-rotation-event'] === 'test' ? 200 : 422).end());
  await tell();
  await deliver();
  await testWebhook(database, hook.id, actor);
  await failForDays();
  expect((await log()).map(({ event, state }) => [event, state])).toEqual([
    ['test', 'delivered'],
    ['trade.in_effect', 'failed'],
  ]);
  expect((await findWebhook(database.db, hook.id))?.disabledAt).toBeNull();
});

test('two workers at once send it once; what a worker died over is sent again', async () => {
  await tell();
  expect((await Promise.all([deliver(), deliver()])).filter(Boolean)).toHaveLength(1);
  expect(receiver.got).toHaveLength(1);
  await tell();
  const until = new Date(clock + 120_000).toISOString();
  await inTransaction(database.db, (trx) => claimDelivery(trx, new Date(clock).toISOString(), until));
  expect(await deliver()).toBe(false);
  clock += 121_000;
  expect(await deliver()).toBe(true);
  expect(receiver.got).toHaveLength(2);
});

test('a slow receiver does not hold up others; the courier stops when it is told', async () => {
  const quick = await openReceiver();
  await addWebhook(database, { url: quick.url, events: ['trade.in_effect'] }, true, actor);
  let release = (): void => {};
  receiver.answers((_req, res) => {
    release = () => void res.writeHead(200).end();
  });
  await tell();
  const arrived = new Promise<void>((resolve) => quick.answers((_req, res) => void res.writeHead(200).end(resolve)));
  const realNow = () => new Date(clock).toISOString();
  const run = { privateAllowed: true, timeoutMs: 10_000, realNow, now: () => NOW, pollMs: 20, log: () => {} };
  const courier = startCourier(database, run);
  await arrived;
  while (receiver.got.length === 0) await new Promise((resolve) => setImmediate(resolve));
  release();
  await courier.stop();
  expect((await log()).map(({ state }) => state)).toEqual(['delivered']);
  await quick.close();
});

test('nothing goes to one that was removed or switched off, and nothing inside once that is no longer allowed', async () => {
  await tell();
  await deliver({ privateAllowed: false });
  expect(receiver.got).toEqual([]);
  clock += 61_000;
  await switchWebhook(database, hook.id, false, actor);
  expect(await deliver()).toBe(false);
  await switchWebhook(database, hook.id, true, actor);
  await removeWebhook(database, hook.id, actor);
  expect(await deliver()).toBe(false);
  expect(await findWebhook(database.db, hook.id)).toBeNull();
  expect(await log()).toMatchObject([{ state: 'failed', dueAt: null }]);
});
