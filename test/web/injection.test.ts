import { spawn } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import request from 'supertest';
import { PRODUCT, ROOT } from '../process';
import { openCastSite } from './castSite';
import type { Site, Visitor } from './site';

const NASTY = `'"><script>alert(1)</script>{{7777*1111}}{{constructor}}\${7777*1111}`;
let site: Site;
let admin: Visitor;
beforeAll(async () => {
  site = await openCastSite();
  site.services.database.raw.prepare('update accounts set name = ? where id = 1').run(NASTY);
  site.services.database.raw.prepare('update accounts set name = ? where id = 2').run('=HYPERLINK("http://evil")');
  admin = await site.as('admin');
});
afterAll(() => site.close());

test.each(['/accounts', '/accounts?q=script', '/accounts/1', '/reps/4'])(
  'a customer’s name is text on %s: neither markup nor a template',
  async (path) => {
    const { text } = await admin.get(path);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('8640247');
    if (path.startsWith('/accounts')) expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{7777*1111}}');
  },
);

const SQL = [`' or 1=1 --`, `1; drop table accounts`, `" union select password_hash from users --`, '%', '\\'];
test.each(SQL)('%s in any field of a search or order is a text to look for', async (text) => {
  const given = encodeURIComponent(text);
  for (const field of ['q', 'sort', 'order', 'page', 'state', 'region', 'owner', 'segment', 'direction']) {
    for (const path of ['/accounts', '/audit', '/reps', '/trades']) {
      const answer = await admin.get(`${path}?${field}=${given}`);
      expect([path, field, answer.status < 500]).toEqual([path, field, true]);
      expect(answer.text).not.toMatch(/\$argon2|SQLITE|syntax error/);
    }
  }
  expect(site.services.database.raw.prepare('select count(*) from accounts').pluck().get()).toBe(30);
});

test('a cell that a spreadsheet would compute is disarmed in the list that is downloaded', async () => {
  const { text } = await admin.get('/accounts.csv');
  expect(text).toContain(`"'=HYPERLINK(`);
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
});

const ABOVE = ['/assets/../../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json'];
test.each([...ABOVE, '/..%5c..%5cpackage.json', '//package.json', '/assets/app.css%00.js'])(
  'no file outside the assets is served: %s',
  async (path) => {
    const answer = await request(site.app).get(path);
    expect([200, 500]).not.toContain(answer.status);
    expect(answer.text).not.toContain('"dependencies"');
  },
);

test('a forged host gets into no page and no address that the application makes', async () => {
  site.services.config.publicUrl = 'https://planner.example.com';
  const forged = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Cookie: admin.cookie() };
  for (const path of ['/', '/accounts', '/api/docs', '/users/new', '/nothing-here']) {
    const answer = await request(site.app).get(path).set(forged);
    expect(`${answer.text}${answer.headers.location ?? ''}`).not.toContain('evil.example');
  }
  const away = await request(site.app)
    .get('/accounts')
    .set({ ...forged, Cookie: '' });
  expect(away.headers.location).toBe('/sign-in?next=%2Faccounts');
});

test('a request leaves one line in the log, with its number and nothing about a person', async () => {
  const server = spawn(process.execPath, [...PRODUCT, 'serve', '--database', site.services.database.url], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  const told = async (what: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = what.exec(log);
      if (match) return match;
      await new Promise((resolve) => server.stderr.once('data', resolve));
    }
  };
  server.stderr.setEncoding('utf8').on('data', (chunk) => {
    log += chunk;
  });
  try {
    const [, port] = await told(/at http:\/\/localhost:(\d+)/);
    const answer = await request(`http://127.0.0.1:${port}`)
      .post('/sign-in?q=Customer+Name')
      .set('Cookie', 'rotation=secret-cookie')
      .type('form')
      .send({ email: 'ada@example.com', password: 'hunter2hunter2' });
    const [line] = await told(new RegExp(`^.*${answer.headers['x-request-id']}.*$`, 'm'));
    expect(JSON.parse(line)).toMatchObject({ req: { method: 'POST', path: '/sign-in' }, res: { status: 422 } });
    for (const path of [
      '//new-password/T0KEN',
      '/new%2Dpassword/T0KEN',
      '/%6eew-password/T0KEN',
      '/NEW-password/T0KEN',
    ]) {
      const { headers } = await request(`http://127.0.0.1:${port}`).get(path);
      await told(new RegExp(`${headers['x-request-id']}`));
    }
    const away = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/sign-in' }).on('error', () => {});
    away
      .setHeader('Content-Type', 'application/x-www-form-urlencoded')
      .setHeader('Content-Length', '9')
      .write('email=');
    setTimeout(() => away.destroy(), 200);
    const [gone] = await told(/^.*"aborted":true.*$/m);
    expect(JSON.parse(gone)).toMatchObject({ req: { path: '/sign-in' }, res: { status: null } });
    expect(log).not.toMatch(/T0KEN|ada@|hunter2|Customer|secret-cookie|127\.0\.0\.1"/);
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
});
