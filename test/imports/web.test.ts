import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import request, { type Response } from 'supertest';
import { handlers } from '../../src/jobs/handlers';
import { workOnce } from '../../src/jobs/worker';
import { waitShortly, writeElsewhere } from '../busy';
import { NOW, openSite, type Site, TODAY, tokenIn, type Visitor } from '../web/site';
import { SMALL } from './desk';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  site = await openSite();
  admin = await site.as('admin');
});
afterEach(() => site.close());

const files = (content: Record<string, string>): [string, Buffer][] =>
  Object.entries(content).map(([name, text]) => [name, Buffer.from(text)]);

/** Sends files as the form of the import page does: the token first. */
async function upload(sent: [string, Buffer][], token?: string): Promise<Response> {
  const cookie = admin.cookie();
  const form = await request(site.app).get('/imports').set('Cookie', cookie);
  const post = request(site.app).post('/imports').set('Cookie', cookie);
  post.field('_csrf', token ?? tokenIn(form.text));
  for (const [name, content] of sent) post.attach('files', content, name);
  return post;
}

/** Runs the queued jobs, as the worker process would. */
async function work(): Promise<void> {
  const options = {
    today: () => TODAY,
    now: () => NOW,
    realNow: () => new Date().toISOString(),
    log: (line: string) => process.stderr.write(line),
  };
  while (await workOnce(site.services.database, handlers, 'test', options));
}

const count = (sql: string): unknown => site.services.database.raw.prepare(sql).pluck().get();
const uploads = (): string[] => {
  const folder = join(site.services.database.folder, 'imports');
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.db')) : [];
};

test('what came in before: who, which files by their hash, rows and revenue', async () => {
  const { headers } = await upload(files(SMALL));
  await work();
  await admin.post(`${headers.location}/commit`, {}, headers.location);
  await work();
  const hash = createHash('sha256').update(SMALL['reps.csv']).digest('hex');
  const list = (await admin.get('/imports')).text;
  expect(list).toContain(`reps.csv and 3 others <small>SHA-256 ${hash.slice(0, 8)}…</small>`);
  expect(list).toMatch(
    /data-label="By">\w+[\s\S]*data-label="Revenue in the files">\$1,000\.00<[\s\S]*data-label="Rows new or changed">13</,
  );
  expect((await admin.get(headers.location)).text).toContain(`<code>${hash}</code>`);
});

test('upload, preview, commit: files to figures', async () => {
  const sent = await upload(files({ ...SMALL, 'revenue.csv': `${SMALL['revenue.csv']}A9,2024-01,<b>x</b>,1,R1\n` }));
  expect(sent.status).toBe(303);
  const path = sent.headers.location;
  const waiting = await admin.get(path);
  expect(waiting.text).toContain('Reading the files');
  expect(waiting.text).toMatch(/http-equiv="refresh"/);
  await work();
  const preview = (await admin.get(path)).text;
  expect(preview).toContain('13 rows are new or changed');
  expect(preview).toContain('$1,000.00');
  expect(preview).toContain('revenue.csv, line 6');
  expect(count('select count(*) from revenue')).toBe(0);
  const csv = await admin.get(`${path}/rejected.csv`);
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.text).toContain('revenue.csv,6,account_id,A9');
  expect(preview).toContain('rejected.csv?file=revenue.csv');
  expect((await admin.get(`${path}/rejected.csv?file=revenue.csv`)).text).toMatch(
    /^rejected_line,rejected_because,account_id,.*\r\n6,/,
  );
  expect((await admin.get(`${path}/rejected.csv?file=none.csv`)).status).toBe(404);
  expect((await admin.post(`${path}/commit`, {}, path)).status).toBe(303);
  await work();
  expect((await admin.get(path)).text).toContain('13 rows were written');
  expect(count('select sum(amount_cents) from revenue')).toBe(100_000);
  expect((await admin.get('/imports')).text).toContain('committed');
  expect(count("select actor_id is not null from audit_events where action = 'import.committed'")).toBe(1);
  expect(uploads()).toEqual([]);
  expect((await admin.post(`${path}/commit`, {}, '/imports')).status).toBe(409);
});

test('a discarded import cannot be committed', async () => {
  const path = (await upload(files(SMALL))).headers.location;
  await work();
  expect((await admin.post(`${path}/discard`, {}, path)).status).toBe(303);
  expect((await admin.post(`${path}/commit`, {}, '/imports')).status).toBe(409);
  expect((await admin.get(path)).text).toContain('discarded');
});

test('discarding while the files wait to be read cancels the reading', async () => {
  const path = (await upload(files(SMALL))).headers.location;
  await admin.post(`${path}/discard`, {}, path);
  await work();
  expect(count('select state from imports')).toBe('discarded');
  expect(count('select state from jobs')).toBe('cancelled');
  expect(uploads()).toEqual([]);
});

test('files that cannot be read say why', async () => {
  const path = (await upload([['data.csv', Buffer.from('504b030414000000', 'hex')]])).headers.location;
  await work();
  const page = (await admin.get(path)).text;
  expect(page).toContain('zip archive');
  expect(page).toContain('Nothing was written');
  expect(page).not.toContain('Commit</button>');
  expect(uploads()).toEqual([]);
});

test('without the token nothing is kept', async () => {
  const answer = await upload(files(SMALL), 'wrong');
  expect(answer.status).toBe(422);
  expect(count('select count(*) from imports')).toBe(0);
  expect(uploads()).toEqual([]);
});

test('an upload without files, or with one that is too large, is refused on the page', async () => {
  const none = await upload([]);
  expect(none.status).toBe(400);
  expect(none.text).toContain('No file was chosen');
  site.services.config.uploadLimitBytes = 1_000_000;
  const large = await upload([['revenue.csv', Buffer.alloc(1_100_000, 65)]]);
  expect(large.status).toBe(400);
  expect(large.text).toContain('larger than 1 MB');
  expect(uploads()).toEqual([]);
});

test('a body that is no form with files is refused, not a defect', async () => {
  const cookie = admin.cookie();
  const token = tokenIn((await request(site.app).get('/imports').set('Cookie', cookie)).text);
  const send = (type: string, body: string) =>
    request(site.app)
      .post('/imports')
      .set('Cookie', cookie)
      .set('x-csrf-token', token)
      .set('content-type', type)
      .send(body);
  const bodies: [string, string][] = [
    ['text/plain', 'x'],
    ['multipart/form-data', 'x'],
    [
      'multipart/form-data; boundary=b',
      `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--b\r\n`,
    ],
    ['multipart/form-data; boundary=b', '--b\r\n\u0000garbage\r\n\r\nx\r\n--b--\r\n'],
  ];
  for (const [type, body] of bodies) expect([type, (await send(type, body)).status]).toEqual([type, 400]);
  expect(uploads()).toEqual([]);
});

test('when no row can be used there is nothing to commit', async () => {
  const bad = { 'reps.csv': `${SMALL['reps.csv'].split('\n')[0]}\nR9,,,,,\n` };
  await upload(files(SMALL)).then(work);
  const first = (await request(site.app).get('/imports').set('Cookie', admin.cookie())).text;
  const id = /href="\/imports\/([0-9a-f-]+)"/.exec(first)![1];
  await admin.post(`/imports/${id}/commit`, {}, `/imports/${id}`);
  await work();
  const sent = await upload(files(bad));
  await work();
  const { text } = await admin.get(sent.headers.location);
  expect(text).toContain('No row could be used');
  expect(text).not.toContain('>Commit<');
  const forced = await admin.post(`${sent.headers.location}/commit`, {}, '/imports');
  expect([forced.status, forced.text]).toEqual([422, expect.stringContaining('there is nothing to commit')]);
  expect(count(`select count(*) from jobs where kind = 'import.commit'`)).toBe(1);
});

test('more files than are read are refused instead of left out', async () => {
  const many = Array.from({ length: 18 }, (_, i): [string, string] => [`x${i}.csv`, 'a,b\n1,2\n']);
  const sent = await upload(files({ ...Object.fromEntries(many), ...SMALL }));
  expect(sent.status).toBe(400);
  expect(sent.text).toContain('More than 20 files were chosen');
  expect(uploads()).toEqual([]);
});

test('an upload that comes while the database is busy leaves no files', async () => {
  waitShortly(site.services.database, 20);
  const token = tokenIn((await admin.get('/imports')).text);
  const done = writeElsewhere(site.services.database);
  try {
    const sent = await upload(files(SMALL), token);
    expect([sent.status, sent.headers['retry-after']]).toEqual([503, '2']);
    expect(uploads()).toEqual([]);
  } finally {
    done();
  }
  expect(count('select count(*) from imports')).toBe(0);
  expect((await upload(files(SMALL))).status).toBe(303);
});

test('only administrators import', async () => {
  const manager = await site.as('manager');
  expect((await manager.get('/imports')).status).toBe(404);
  expect((await admin.get('/imports/nothing')).status).toBe(404);
});

const real = resolve(process.env.ROTATION_REAL_DATA ?? join(__dirname, '../../../shared/data'), 'adventureworks-intl');

test(existsSync(real) ? 'a real company comes in through the page' : `real data is not here: ${real}`, async () => {
  if (!existsSync(real)) return;
  const names = ['reps.csv', 'accounts.csv', 'assignments.csv', 'revenue.csv'];
  const path = (await upload(names.map((name) => [name, readFileSync(join(real, name))]))).headers.location;
  await work();
  expect((await admin.get(path)).text).toContain('$26,879,902.43');
  await admin.post(`${path}/commit`, {}, path);
  await work();
  expect(count('select sum(amount_cents) from revenue')).toBe(2_687_990_243);
});

test('the last import is taken back with one button, after a look at what that does', async () => {
  const path = (await upload(files(SMALL))).headers.location;
  await work();
  await admin.post(`${path}/commit`, {}, path);
  await work();
  expect((await admin.get(path)).text).toContain('Take this import back');
  const preview = (await admin.get(`${path}/undo`)).text;
  expect(preview).toContain('Revenue goes from $1,000.00 to $0.00');
  expect(preview).toContain('3 accounts are removed again');
  expect((await admin.post(`${path}/undo`)).headers.location).toBe(path);
  expect((await admin.get(path)).text).toContain('Taking it back');
  expect((await admin.post(`${path}/undo`, {}, `${path}/undo`)).status).toBe(409);
  await work();
  const after = (await admin.get(path)).text;
  expect(after).toContain('Everything that this import wrote was taken back');
  expect(after).not.toContain('Take this import back');
  expect((await admin.get('/imports')).text).toContain('taken back');
  expect(count('select count(*) from accounts')).toBe(0);
  expect((await admin.get(`${path}/undo`)).status).toBe(409);
});
