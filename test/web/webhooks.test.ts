import { deliverNext } from '../../src/app/webhooks/deliver';
import { openReceiver, type Receiver } from '../app/receiver';
import { openCastSite, textOf } from './castSite';
import type { Site, Visitor } from './site';

let site: Site;
let admin: Visitor;
let receiver: Receiver;
beforeAll(async () => {
  site = await openCastSite({ analysed: false });
  site.services.config.webhooksPrivate = true;
  admin = await site.as('admin');
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver.close();
  await site.close();
});

const deliver = () =>
  deliverNext(site.services.database, {
    privateAllowed: true,
    timeoutMs: 2000,
    realNow: () => new Date(Date.now() + 1000).toISOString(),
    now: site.services.now,
  });

const add = (fields: Record<string, string>) => admin.post('/webhooks', fields, '/webhooks/new');
const only = async (): Promise<string> =>
  /href="(\/webhooks\/[0-9a-f-]{36})"/.exec((await admin.get('/webhooks')).text)?.[1] ?? '';

test('says what is missing, and takes no address inside unless the configuration lets it', async () => {
  expect((await admin.get('/webhooks')).text).toContain('No other system is told');
  expect((await add({ url: receiver.url })).text).toContain('Tick at least one event.');
  expect((await add({ url: 'nowhere', events: 'trade.agreed' })).text).toContain('This is no address');
  site.services.config.webhooksPrivate = false;
  const answer = await add({ url: receiver.url, events: 'trade.agreed' });
  expect([answer.status, answer.text.includes('Deliveries go over https only')]).toEqual([400, true]);
  site.services.config.webhooksPrivate = true;
});

test('shows the secret once, then the webhook with what arrived', async () => {
  const made = await add({ url: receiver.url, events: 'trade.agreed' });
  const secret = /value="(rotsec_[^"]+)"/.exec(made.text)?.[1] ?? '';
  expect([made.status, secret.length, made.headers['cache-control']]).toEqual([201, 50, 'no-store']);
  const page = await only();
  expect((await admin.get(page)).text).not.toContain(secret);
  await admin.post(`${page}/tests`, {}, page);
  await deliver();
  expect(textOf((await admin.get(page)).text)).toMatch(/test .* arrived 1 204 after \d+ ms/);
  expect(receiver.got[0].headers['x-rotation-event']).toBe('test');
});

test('one delivery is sent again, the webhook switched off, on and removed; the audit tells', async () => {
  const page = await only();
  const again = /action="([^"]+\/redelivery)"/.exec((await admin.get(page)).text)?.[1] ?? '';
  await admin.post(again, {}, page);
  await deliver();
  expect(receiver.got).toHaveLength(2);
  await admin.post(`${page}/disabling`, {}, page);
  expect((await admin.post(`${page}/tests`, {}, page)).status).toBe(409);
  await admin.post(`${page}/enabling`, {}, page);
  await admin.post(`${page}/removal`, {}, page);
  expect((await admin.get(page)).status).toBe(404);
  const actions = (await site.services.database.db.selectFrom('audit_events').select('action').orderBy('seq').execute())
    .map(({ action }) => action)
    .filter((action) => action.startsWith('webhook.'));
  expect(actions).toEqual(
    ['added', 'tried', 'redelivered', 'disabled', 'enabled', 'removed'].map((word) => `webhook.${word}`),
  );
});

test('sent three times, the form adds one webhook and shows its secret each time', async () => {
  const once = /name="once" value="([^"]+)"/.exec((await admin.get('/webhooks/new')).text)![1];
  const secrets = [];
  for (let i = 0; i < 3; i++) {
    const made = await add({ url: receiver.url, events: 'trade.agreed', once });
    secrets.push(/value="(rotsec_[^"]+)"/.exec(made.text)?.[1]);
  }
  expect(secrets[0]).toBeDefined();
  expect(new Set(secrets).size).toBe(1);
  expect((await admin.get('/webhooks')).text.match(/href="\/webhooks\/[0-9a-f-]{36}"/g)).toHaveLength(1);
  await admin.post(`${await only()}/removal`, {}, await only());
});
