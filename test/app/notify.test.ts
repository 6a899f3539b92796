import { notify } from '../../src/app/notifications/notify';
import { tell } from '../../src/notifications/read';
import { inTransaction } from '../../src/storage/database';
import { setDelivery } from '../../src/storage/notifications/deliveries';
import { countUnread, listNotifications } from '../../src/storage/notifications/notifications';
import { castUser } from '../cast';
import { tempDatabase } from '../tempDatabase';

const AT = '2026-02-10T09:00:00.000Z';
let database: Awaited<ReturnType<typeof tempDatabase>>;
let anna: string;
let ben: string;
beforeEach(async () => {
  database = await tempDatabase();
  anna = castUser(database, 'Anna', 'manager');
  ben = castUser(database, 'Ben', 'manager');
});
afterEach(() => database.remove());

const asked = { kind: 'consentAsked', about: { tradeId: 't1', number: 7 }, by: null, key: 't1', at: AT } as const;
const tellOf = (more: { to: string[]; by?: string | null; key?: string }) =>
  inTransaction(database.db, (trx) => notify(trx, { ...asked, ...more }));
const mails = () => database.db.selectFrom('outbox').selectAll().execute();
const sentences = async (userId: string) =>
  (await listNotifications(database.db, userId, { limit: 10, offset: 0 })).map((n) => tell(n.kind, n.about, 'en-US'));

test('whoever is told finds a sentence and the way to the page, and one mail waits', async () => {
  await tellOf({ to: [anna] });
  expect(await sentences(anna)).toEqual([
    { sentence: 'Your consent to trade 7 is asked for.', href: '/trades/t1', always: false },
  ]);
  expect(await countUnread(database.db, anna)).toBe(1);
  expect(await mails()).toMatchObject([{ kind: 'notification', user_id: anna, state: 'waiting', attempts: 0 }]);
});

test('an event is told once, another of the same kind again', async () => {
  await tellOf({ to: [anna, anna] });
  await tellOf({ to: [anna, ben] });
  await tellOf({ to: [anna], key: 't2' });
  expect(await countUnread(database.db, anna)).toBe(2);
  expect(await countUnread(database.db, ben)).toBe(1);
  expect(await mails()).toHaveLength(3);
});

test('nobody is told of their own deeds, and nobody who cannot sign in', async () => {
  database.raw.exec(`update users set disabled_at = '2026-01-01' where id = '${ben}'`);
  await tellOf({ to: [anna, ben], by: anna });
  expect(await countUnread(database.db, anna)).toBe(0);
  expect(await countUnread(database.db, ben)).toBe(0);
  expect(await mails()).toEqual([]);
});

test('who wants a kind daily or not by mail gets no mail at once, but finds it in the list', async () => {
  await inTransaction(database.db, async (trx) => {
    await setDelivery(trx, anna, 'consentAsked', 'daily');
    await setDelivery(trx, ben, 'consentAsked', 'atOnce');
    await setDelivery(trx, ben, 'consentAsked', 'none');
  });
  await tellOf({ to: [anna, ben] });
  expect(await mails()).toEqual([]);
  expect(await countUnread(database.db, anna)).toBe(1);
  expect(await countUnread(database.db, ben)).toBe(1);
});

test('it is told together with what happened, or not at all', async () => {
  const broken = inTransaction(database.db, async (trx) => {
    await notify(trx, { ...asked, to: [anna] });
    throw new Error('the rest failed');
  });
  await expect(broken).rejects.toThrow('the rest failed');
  expect(await countUnread(database.db, anna)).toBe(0);
});
