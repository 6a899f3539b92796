import { Agent, request as httpRequest } from 'node:http';
import { Router } from 'express';
import request from 'supertest';
import { DatabaseSessionStore } from '../../src/web/middleware/sessionStore';
import { openRouters } from '../../src/web/routes';
import { startServer } from '../../src/web/server';
import { flash } from '../../src/web/view/flash';
import { waitShortly, writeElsewhere } from '../busy';
import { openSite, type Site, type Visitor } from './site';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  openRouters.push(saying);
  site = await openSite();
  admin = await site.as('admin');
});
afterEach(async () => {
  openRouters.splice(openRouters.indexOf(saying), 1);
  await site.close();
});

const SETTINGS = { name: 'Changed', locale: 'en-US' };
const SAID = 'The settings are changed.';
const LONG = `It is long: ${'and goes on, '.repeat(400)}and ends.`;
const sessions = () => site.services.database.db.selectFrom('sessions').selectAll().execute();

/** A form whose answer is too long for a cookie, and one that says two things. */
const saying = () =>
  Router()
    .post('/say/long', (req, res) => {
      flash(req, LONG);
      res.redirect(303, '/profile');
    })
    .post('/say/twice', (req, res) => {
      flash(req, 'First.');
      flash(req, 'Second.', 'warning');
      res.redirect(303, '/profile');
    });

test('what was done is told on the next page and on that one alone, and nothing is written for it', async () => {
  const before = await sessions();
  const answer = await admin.post('/settings', SETTINGS);
  expect(answer.status).toBe(303);
  waitShortly(site.services.database, 2);
  const end = writeElsewhere(site.services.database);
  const next = await admin.get('/settings').finally(end);
  expect([next.status, next.text]).toEqual([200, expect.stringContaining(SAID)]);
  expect((await admin.get('/settings')).text).not.toContain(SAID);
  expect(await sessions()).toEqual(before);
});

test('several things are told together', async () => {
  const answer = await admin.post('/say/twice', {}, '/profile');
  expect([answer.headers['set-cookie']].flat().filter((one) => String(one).startsWith('said='))).toHaveLength(1);
  expect((await admin.get('/profile')).text).toMatch(/First\.[\s\S]*Second\./);
});

test('what is too long for a cookie is told as well', async () => {
  await admin.post('/say/long', {}, '/profile');
  expect((await admin.get('/profile')).text).toContain(LONG);
  expect((await admin.get('/profile')).text).not.toContain(LONG);
});

test('nobody else is told, and nothing is told that was not said here', async () => {
  await admin.post('/settings', SETTINGS);
  const said = /said=[^;]+/.exec(admin.cookie())![0];
  const leader = await site.as('leader');
  const forged = `said=${Buffer.from(JSON.stringify([{ kind: 'done', text: SAID }])).toString('base64url')}.AAAA`;
  for (const cookie of [said, forged, 'said=x', 'said=%00.']) {
    const page = await request(site.app).get('/profile').set('Cookie', `${leader.cookie()}; ${cookie}`);
    expect([page.status, page.text]).toEqual([200, expect.not.stringContaining(SAID)]);
  }
});

test('a page whose session cannot be stored leaves the connection as it is', async () => {
  await admin.post('/say/long', {}, '/profile');
  const server = await startServer({
    ...site.services,
    config: { ...site.services.config, port: 0, host: '127.0.0.1' },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<[number | undefined, boolean]>((resolve, reject) => {
      const options = { port: server.port, host: '127.0.0.1', path: '/profile', agent };
      const sent = httpRequest({ ...options, headers: { cookie: admin.cookie() } }, (answer) => {
        answer.resume().on('end', () => setImmediate(() => resolve([answer.statusCode, sent.reusedSocket])));
      });
      sent.on('error', reject).end();
    });
  const failing = jest
    .spyOn(DatabaseSessionStore.prototype, 'set')
    .mockImplementation((_id, _session, done) => done?.(new Error('busy')));
  try {
    expect(await ask()).toEqual([200, false]);
    expect(await ask()).toEqual([200, true]);
  } finally {
    failing.mockRestore();
    agent.destroy();
    await server.stop();
  }
});
