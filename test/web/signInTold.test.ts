import { sendMails } from '../../src/app/mails/sendMails';
import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import { type Inbox, openInbox, postTo } from '../mails/smtp';
import { userId } from './castSite';
import { words } from './rotationSite';
import { NOW, openSite, PASSWORD, type Site, type Visitor } from './site';

const NEXT = 'another horse battery';
const ADA = 'ada@example.com';
let site: Site;
let ada: Visitor;
let inbox: Inbox;
let post: ReturnType<typeof postTo>;
beforeAll(async () => {
  inbox = await openInbox();
  post = postTo(inbox);
  const mail = { url: inbox.url, from: 'planner@example.com' };
  site = await openSite({ config: { ...readConfig({}), logLevel: 'silent', mail } });
  const person = { email: ADA, name: 'Ada', role: 'leader', repId: null, password: PASSWORD } as const;
  await addUser(site.services.database, { ...person, actorId: null, now: NOW });
  ada = await signedIn(PASSWORD);
});
beforeEach(() => {
  inbox.mails.length = 0;
});
afterAll(async () => {
  post.close();
  await inbox.close();
  await site.close();
});

async function signedIn(password: string): Promise<Visitor> {
  const visitor = site.visitor();
  expect((await visitor.post('/sign-in', { email: ADA, password })).status).toBe(303);
  return visitor;
}

/** What was mailed to Ada, encoded line ends taken out. */
async function mailed(): Promise<string[]> {
  await sendMails(site.services.database, post, site.services.realNow);
  return inbox.mails.filter(({ to }) => to === ADA).map(({ raw }) => raw.replace(/=\r?\n/g, '').replace(/\r?\n/g, ' '));
}

test('who changes the password is told by mail and in the product, whatever mails they have chosen', async () => {
  const settings = (await ada.get('/notifications/settings')).text;
  expect(settings).not.toContain('passwordChanged');
  await ada.post('/notifications/settings', { passwordChanged: 'none' });
  await ada.post('/profile/password', { present: PASSWORD, password: NEXT, again: NEXT }, '/profile');
  expect(words((await ada.get('/notifications')).text)).toContain('Your password was changed.');
  await ada.post('/notifications/reading', {}, '/notifications/settings');
  const [mail, ...more] = await mailed();
  expect(more).toEqual([]);
  expect(mail).toContain('Your password was changed. If it was not you');
  expect(mail).not.toContain('Which mails you get is your choice');
});

test('a password that an administrator gives is told to its user', async () => {
  const admin = await site.as('admin');
  const path = `/users/${await userId(site, ADA)}`;
  expect((await admin.post(`${path}/password`, { password: PASSWORD }, path)).status).toBe(303);
  expect((await mailed()).join()).toContain('An administrator gave you a new password');
});

test('a password chosen by mail is told as well; the first one after an invitation is not', async () => {
  await site.visitor().post('/forgotten', { email: ADA });
  const path = /\/new-password\/[\w-]+/.exec((await mailed())[0])![0];
  await site.visitor().post(path, { password: NEXT, again: NEXT });
  expect((await mailed()).at(-1)).toContain('Your password was changed.');
  site.services.database.raw.exec(`update users set password_hash = null where email = '${ADA}'`);
  const before = site.services.database.raw.prepare('select count(*) from notifications').pluck().get();
  await site.visitor().post('/forgotten', { email: ADA });
  const first = /\/new-password\/[\w-]+/.exec((await mailed()).at(-1)!)![0];
  await site.visitor().post(first, { password: NEXT, again: NEXT });
  expect(site.services.database.raw.prepare('select count(*) from notifications').pluck().get()).toBe(before);
});

test('a new API token is told to whom it acts for', async () => {
  const again = await signedIn(NEXT);
  await again.post('/profile/tokens', { name: 'Nightly', scopes: 'read', days: '30' });
  expect((await mailed()).join()).toContain('An API token was made in your name.');
});
