import request from 'supertest';
import { openSite, type Site } from './site';

const TOKEN = 'a token for the metrics';
let site: Site;
beforeAll(async () => {
  site = await openSite();
  await site.as('admin');
  site.services.config.metricsToken = TOKEN;
});
afterAll(() => site.close());

const metrics = (authorization?: string) => {
  const asked = request(site.app).get('/metrics');
  return authorization === undefined ? asked : asked.set('Authorization', authorization);
};

test('it lives, and it is ready while the database answers and nobody stops it', async () => {
  expect((await request(site.app).get('/health')).body).toEqual({ status: 'ok' });
  expect((await request(site.app).get('/ready')).body).toEqual({ status: 'ok' });
  site.app.locals.stopping = true;
  const stopping = await request(site.app).get('/ready');
  expect([stopping.status, stopping.body.status]).toEqual([503, 'stopping']);
  expect((await request(site.app).get('/health')).status).toBe(200);
  site.app.locals.stopping = false;
  const { db } = site.services.database;
  Object.assign(site.services.database, { db: db.withSchema('gone') });
  const away = await request(site.app).get('/ready');
  Object.assign(site.services.database, { db });
  site.services.database.raw.exec(`insert into schema_migrations values ('999-from-the-future', '2030-01-01')`);
  const newer = await request(site.app).get('/ready');
  expect([newer.status, newer.body.status]).toEqual([503, 'the database is of a newer version']);
  site.services.database.raw.exec(`delete from schema_migrations where name like '999%'`);
  expect([away.status, JSON.stringify(away.body)]).toEqual([503, expect.not.stringMatching(/sqlite|gone|select/i)]);
});

test('metrics are for who has the token, and without one in the environment for nobody', async () => {
  for (const wrong of [undefined, '', 'Bearer', `Bearer ${TOKEN}x`, TOKEN]) {
    const [answer, other] = [await metrics(wrong), await request(site.app).get('/nothing-here')];
    expect([answer.status, answer.text]).toEqual([other.status, other.text.replace('nothing-here', 'metrics')]);
  }
  site.services.config.metricsToken = null;
  expect((await metrics('Bearer null')).status).toBe(303);
  site.services.config.metricsToken = TOKEN;
});

test('metrics count requests and jobs in the format of Prometheus, and say nothing of anybody', async () => {
  await request(site.app).get('/new-password/a-one-time-address?email=ada@example.com');
  site.services.database.raw.exec(`insert into jobs (id, kind, payload, state, attempts, created_at)
    values ('j', 'plan', '{}', 'queued', 0, '2026-01-01T00:00:00.000Z')`);
  const { text, headers } = await metrics(`Bearer ${TOKEN}`);
  expect(headers['content-type']).toContain('version=0.0.4');
  expect(text).toMatch(/^rotation_http_requests_total\{method="GET",status="404"\} [1-9]/m);
  expect(text).toMatch(/^rotation_jobs\{kind="plan",state="queued"\} 1$/m);
  const lines = text.trimEnd().split('\n');
  const sample = /^[a-z_]+(\{[a-z]+="[\w.+-]+"(,[a-z]+="[\w.+-]+")*\})? \d[\d.e+-]*$/;
  expect(lines.filter((line) => !line.startsWith('# ') && !sample.test(line))).toEqual([]);
  expect(text).not.toMatch(/one-time|ada|example/);
});
