import { cleanUpMails } from '../../src/app/mails/cleanUp';
import { queueDigests } from '../../src/app/mails/queueDigests';
import { sendMails } from '../../src/app/mails/sendMails';
import { notify } from '../../src/app/notifications/notify';
import { MOST_ATTEMPTS } from '../../src/notifications/retry';
import { inTransaction } from '../../src/storage/database';
import { setDelivery } from '../../src/storage/notifications/deliveries';
import { markNotificationsRead } from '../../src/storage/notifications/notifications';
import { writeElsewhere } from '../busy';
import { castUser, fillCast } from '../cast';
import { tempDatabase } from '../tempDatabase';
import { type Inbox, openInbox, postTo } from './smtp';

let database: Awaited<ReturnType<typeof tempDatabase>>;
let inbox: Inbox;
let post: ReturnType<typeof postTo>;
let anna: string;
let now: string;
beforeEach(async () => {
  database = await tempDatabase();
  fillCast(database);
  anna = castUser(database, 'Anna', 'manager');
  inbox = await openInbox();
  post = postTo(inbox);
  now = '2026-02-10T09:00:00.000Z';
});
afterEach(async () => {
  post.close();
  await inbox.close();
  await database.remove();
});

const ask = (key: string, to = [anna]) =>
  inTransaction(database.db, (trx) =>
    notify(trx, { kind: 'consentAsked', about: { tradeId: key, number: 7 }, to, by: null, key, at: now }),
  );
const round = () => sendMails(database, post, () => now);
const later = (minutes: number): void => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};
const outbox = () => database.db.selectFrom('outbox').selectAll().execute();
const daily = () => inTransaction(database.db, (trx) => setDelivery(trx, anna, 'consentAsked', 'daily'));

test('a mail says what happened, where to go and how to get fewer; no figures, no names of customers', async () => {
  await ask('t1');
  expect(await round()).toBe(1);
  const [{ to, raw }] = inbox.mails;
  expect(to).toBe('anna@example.com');
  expect(raw).toContain('Subject: Your consent to trade 7 is asked for');
  expect(raw).toContain('https://planner.example.com/trades/t1');
  expect(raw).toContain('https://planner.example.com/notifications/settings');
  expect(raw).toContain('Auto-Submitted: auto-generated');
  expect(raw).toContain('Content-Type: text/plain');
  expect(raw).not.toMatch(/Account \d|\$|USD/);
});

test('each mail goes out once', async () => {
  await ask('t1');
  await round();
  await ask('t1');
  later(1000);
  await round();
  expect(inbox.mails).toHaveLength(1);
  expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 1, error: null }]);
});

test('a mail that was not taken is tried again later, under the same id; what is noted names nobody', async () => {
  inbox.refuse(2);
  await ask('t1');
  await round();
  expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1, due_at: '2026-02-10T09:01:00.000Z' }]);
  expect((await outbox())[0].error).not.toContain('@');
  await round();
  expect((await outbox())[0].attempts).toBe(1);
  later(1);
  await round();
  later(4);
  await round();
  expect(inbox.mails).toHaveLength(1);
  expect(inbox.mails[0].raw).toContain(`Message-ID: <${(await outbox())[0].id}@planner.example.com>`);
});

test('a mail that is never taken is given up, and others go out meanwhile', async () => {
  inbox.refuse(1);
  await ask('t1');
  await ask('t2');
  await round();
  expect(inbox.mails).toHaveLength(1);
  inbox.refuse(MOST_ATTEMPTS);
  for (let i = 1; i < MOST_ATTEMPTS; i++) {
    later(24 * 60);
    await round();
  }
  expect((await outbox()).map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
});

test('what was read meanwhile is not mailed, nor is anything to who can no longer sign in', async () => {
  await ask('t1');
  await inTransaction(database.db, (trx) => markNotificationsRead(trx, anna, now));
  await ask('t2');
  database.raw.exec(`update users set disabled_at = '2026-02-10'`);
  expect(await round()).toBe(0);
  expect(inbox.mails).toEqual([]);
});

test('without a mail server nothing waits for later', async () => {
  await ask('t1');
  await sendMails(database, null, () => now);
  expect(await outbox()).toMatchObject([{ state: 'unsent' }]);
  expect(await round()).toBe(0);
});

test('the daily mail tells everything unread in one, once a day, from six o’clock on', async () => {
  await daily();
  await ask('t1');
  await ask('t2');
  await queueDigests(database, '2026-02-10T05:59:00.000Z');
  expect(await outbox()).toEqual([]);
  await queueDigests(database, now);
  await queueDigests(database, now);
  inbox.refuse(1);
  await round();
  later(1);
  expect(await round()).toBe(1);
  expect(inbox.mails[0].raw).toContain('Subject: 2 things since yesterday');
  expect(inbox.mails[0].raw).toMatch(/trades\/t1[\s\S]*trades\/t2/);
  await ask('t3');
  await queueDigests(database, now);
  expect(await round()).toBe(0);
  later(24 * 60);
  await queueDigests(database, now);
  expect(await round()).toBe(1);
  expect(inbox.mails[1].raw).toContain('Subject: 1 thing since yesterday');
});

test('who has had the daily mail costs no write, whatever waits for the next; old mails are forgotten', async () => {
  await daily();
  await ask('t1');
  await queueDigests(database, now);
  await sendMails(database, null, () => now);
  const end = writeElsewhere(database);
  await queueDigests(database, now);
  end();
  await cleanUpMails(database, '2026-03-12');
  expect(await outbox()).toHaveLength(1);
  await cleanUpMails(database, '2026-03-13');
  expect(await outbox()).toEqual([]);
});

test('a wrong password of the mail server keeps the mails', async () => {
  const wrong = postTo({ ...inbox, url: inbox.url.replace('pa%3Ass', 'wrong') });
  await ask('t1');
  expect(await sendMails(database, wrong, () => now)).toBe(0);
  wrong.close();
  expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
});

test('nobody of the made-up company gets mail', async () => {
  database.raw.exec('update company set is_demo = 1');
  await ask('t1');
  expect(await round()).toBe(0);
  expect(inbox.mails).toEqual([]);
});
