import { Agent, request as httpRequest } from 'node:http';
import request from 'supertest';
import { openDatabase } from '../../src/storage/database';
import { type RunningServer, startServer } from '../../src/web/server';
import { writeElsewhere } from '../busy';
import { openSite, type Site, tokenIn } from './site';

let site: Site;
let server: RunningServer | undefined;
beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await site.close();
});

const start = async (): Promise<RunningServer> => {
  const config = { ...site.services.config, port: 0, host: '127.0.0.1' };
  return startServer({ ...site.services, config });
};

test('it listens, tells the port, answers that it is well, and stops', async () => {
  server = await start();
  const url = `http://127.0.0.1:${server.port}`;
  expect((await request(url).get('/healthz')).body).toEqual({ status: 'ok' });
  await server.stop();
  await expect(request(url).get('/healthz')).rejects.toThrow('ECONNREFUSED');
  server = undefined;
});

test('stopping waits for what is under way', async () => {
  server = await start();
  const { port } = server;
  const answered = new Promise<number>((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/sign-in' }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.setHeader('Content-Type', 'application/x-www-form-urlencoded').on('error', reject);
    sent.setHeader('Content-Length', '7');
    sent.write('email=');
    setTimeout(() => sent.end('x'), 150);
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = server.stop();
  server = undefined;
  expect(await answered).toBe(422);
  await stopped;
});

test('who asks while the stop begins is answered, hears that it is stopping, and is told to come over another connection', async () => {
  server = await start();
  const { port } = server;
  const agent = new Agent({ keepAlive: true });
  const ready = () =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      const sent = httpRequest({ port, host: '127.0.0.1', path: '/ready', agent }, (answer) => {
        answer.resume().on('end', () => resolve([answer.statusCode, answer.headers.connection]));
      });
      sent.on('error', reject).end();
    });
  expect(await ready()).toEqual([200, 'keep-alive']);
  const stopped = server.stop();
  server = undefined;
  expect(await ready()).toEqual([503, 'close']);
  await stopped;
  agent.destroy();
});

test('a port that is taken is an error', async () => {
  server = await start();
  const config = { ...site.services.config, port: server.port, host: '127.0.0.1' };
  await expect(startServer({ ...site.services, config })).rejects.toThrow('EADDRINUSE');
});

test('while a long write holds the database pages are read, and a change gets 503 with Retry-After', async () => {
  const config = site.services.database;
  const web = openDatabase(config.url, { busyTimeoutMs: 20 });
  const patient = { ...site.services, database: web };
  const admin = await site.as('admin');
  const _csrf = tokenIn((await admin.get('/settings')).text);
  server = await startServer({ ...patient, config: { ...site.services.config, port: 0, host: '127.0.0.1' } });
  const url = `http://127.0.0.1:${server.port}`;
  const done = writeElsewhere(config);
  try {
    const read = await request(url).get('/settings').set('Cookie', admin.cookie());
    expect(read.status).toBe(200);
    const change = request(url).post('/settings').set('Cookie', admin.cookie()).type('form');
    const answer = await change.send({ _csrf, name: 'Changed', locale: 'en-US' });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.text).toContain('Nothing was changed');
  } finally {
    done();
    await web.close();
  }
});

test('a body that does not come ends the connection; an upload may take its time', async () => {
  const config = { ...site.services.config, port: 0, host: '127.0.0.1' };
  server = await startServer({ ...site.services, config }, 30);
  const { port } = server;
  const begin = (path: string, headers: Record<string, string>) => {
    const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path, headers });
    const ended = new Promise<number | string>((resolve) => {
      sent.on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
      sent.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? ''));
    });
    return { sent, ended };
  };
  const slow = begin('/sign-in', { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '9' });
  slow.sent.write('email=');
  expect(await slow.ended).toBe('ECONNRESET');
  const admin = await site.as('admin');
  const _csrf = tokenIn((await admin.get('/imports')).text);
  const type = 'multipart/form-data; boundary=b';
  const upload = begin('/imports', { Cookie: admin.cookie(), 'Content-Type': type, 'Transfer-Encoding': 'chunked' });
  const part = (head: string, body: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  upload.sent.write(part('name="_csrf"', _csrf));
  await new Promise((resolve) => setTimeout(resolve, 100));
  upload.sent.end(`${part('name="files"; filename="a.csv"', 'a,b\n1,2')}--b--\r\n`);
  expect(await upload.ended).toBe(303);
});
