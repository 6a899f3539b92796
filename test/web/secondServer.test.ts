import { createServer, type IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../src/web/app';
import { type SecondServer, secondServer } from '../../src/web/beside/secondServer';
import { CAST } from '../cast';
import { tokenIn } from './site';
import { openTradeSite, type TradeSite } from './tradeSite';

let site: TradeSite;
let second: SecondServer;
let passed = 0;
let front: Express;
beforeAll(async () => {
  site = await openTradeSite();
  const { database, config } = site.services;
  const about = { databaseUrl: database.url, config, stated: CAST.today };
  const own = secondServer(resolve(__dirname, '../../src/cli/secondServerThread.ts'), about);
  second = {
    // The cast counts as a large company.
    above: 10,
    stop: own.stop,
    socket() {
      passed++;
      return own.socket();
    },
  };
  front = createApp({ ...site.services, second });
});
afterAll(async () => {
  await second.stop();
  await site.close();
});
beforeEach(() => {
  passed = 0;
});

const get = (path: string) => request(front).get(path).set('Cookie', site.admin.cookie());

test('what takes long of a large company is answered by the second server, byte for byte', async () => {
  const path = `${site.planPath}/plan.json`;
  const [there, here] = [await get(path), await site.admin.get(path)];
  expect([there.status, there.text]).toEqual([200, here.text]);
  expect(there.headers['content-disposition']).toBe(here.headers['content-disposition']);
  expect(there.headers['content-security-policy']).toBe(here.headers['content-security-policy']);
  expect(passed).toBe(1);
});

test('a form is passed on with its token, and its redirect comes back with what it has to say', async () => {
  const form = await get(`${site.planPath}`);
  const answer = await request(front)
    .post(`${site.planPath}/name`)
    .set('Cookie', site.admin.cookie())
    .type('form')
    .send({ _csrf: tokenIn(form.text), name: 'As agreed' });
  expect([answer.status, passed]).toEqual([303, 2]);
  expect((await get(answer.headers.location)).text).toContain('As agreed');
});

test('who may not see it does not get it there either', async () => {
  const rep = await site.as('rep', 4);
  const answer = await request(front).get(`${site.planPath}/why`).set('Cookie', rep.cookie());
  const stranger = await request(front).get(`${site.planPath}/why`);
  expect([answer.status, stranger.status, passed]).toEqual([404, 303, 2]);
});

test('all else, and everything of a small company, is answered by this one', async () => {
  await get('/accounts');
  await get(site.rotationPath);
  second.above = 1_000;
  expect((await get(`${site.planPath}/costs`)).status).toBe(200);
  second.above = 10;
  expect(passed).toBe(0);
});

test('while it cannot be reached, people are told to try again', async () => {
  const away: SecondServer = { above: 10, socket: () => Promise.reject(new Error('away')), stop: async () => {} };
  const answer = await request(createApp({ ...site.services, second: away }))
    .get(`${site.planPath}/why`)
    .set('Cookie', site.admin.cookie());
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('try again in a moment');
});

test('when it breaks down in the middle of a request, who asked is told to look and try again', async () => {
  const socket = join(site.services.database.folder, 'broken');
  const broken = createServer((asked) => asked.socket.destroy());
  await new Promise<void>((resolve) => broken.listen(socket, resolve));
  const dying: SecondServer = { above: 10, socket: async () => socket, stop: async () => {} };
  const answer = await request(createApp({ ...site.services, second: dying }))
    .post(`${site.planPath}/copies`)
    .set('Cookie', site.admin.cookie())
    .type('form')
    .send({ name: 'x' });
  broken.close();
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
  expect(answer.text).toContain('Look whether what you did is there');
});

test('it hears from where a request came, and not what a stranger says about that', async () => {
  const socket = join(site.services.database.folder, 'echo');
  const echo = createServer((asked: IncomingMessage, res) => res.end(JSON.stringify(asked.headers)));
  await new Promise<void>((resolve) => echo.listen(socket, resolve));
  const told: SecondServer = { above: 10, socket: async () => socket, stop: async () => {} };
  const answer = await request(createApp({ ...site.services, second: told }))
    .get(`${site.planPath}/why`)
    .set({ 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'elsewhere' });
  echo.close();
  const headers = JSON.parse(answer.text);
  expect(headers['x-forwarded-for']).toMatch(/127\.0\.0\.1$/);
  expect([headers['x-forwarded-proto'], headers['x-forwarded-host']]).toEqual(['http', undefined]);
});
