import { appendAudit } from '../../src/storage/audit/auditLog';
import { inTransaction } from '../../src/storage/database';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  await inTransaction(site.services.database.db, async (trx) => {
    for (let n = 1; n <= 60; n++) {
      await appendAudit(trx, {
        at: '2026-01-15T09:00:00.000Z',
        actorId: null,
        action: n % 2 ? 'trade.draft' : 'rotation.opened',
        subjectType: n % 2 ? 'trade' : 'rotation',
        subjectId: `subject-${n}`,
        payload: n % 2 ? { number: n } : { name: `<b>Round ${n}</b>` },
      });
    }
  });
});
afterAll(() => site.close());

const numbers = async (path: string): Promise<number> =>
  ((await admin.get(path)).text.match(/<details>/g) ?? []).length;

test('the newest entries come first, by pages', async () => {
  const text = words((await admin.get('/audit')).text);
  expect(text).toContain('1–50 of');
  expect(text.indexOf('Round 60')).toBeGreaterThan(0);
  expect(text.indexOf('Round 60')).toBeLessThan(text.indexOf('Round 58'));
  expect(words((await admin.get('/audit?page=2')).text)).toContain('trade 1 ');
});

test('entries are filtered by subject and action; unknown words find nothing', async () => {
  expect(await numbers('/audit?type=trade')).toBe(30);
  expect(await numbers('/audit?action=rotation.opened')).toBe(30);
  expect(await numbers('/audit?type=trade&subject=subject-7')).toBe(1);
  expect((await admin.get('/audit?type=nothing')).text).toContain('No entry fits');
});

test('payloads are escaped', async () => {
  const html = (await admin.get('/audit')).text;
  expect(html).not.toContain('<b>Round');
  expect(html).toContain('&lt;b&gt;Round 60');
});

test('the chain is verified on demand, and a change in it is found', async () => {
  expect(words((await admin.get('/audit/chain')).text)).toMatch(/\d+ entries, unbroken/);
  const { raw } = site.services.database;
  raw.prepare(`update audit_payloads set payload = '{"name":"other"}' where seq = 10`).run();
  expect(words((await admin.get('/audit/chain')).text)).toContain('The payload of audit entry 10 was altered');
});

test('leaders read the audit log, managers and reps do not find it', async () => {
  expect((await (await site.as('leader', CAST.leader)).get('/audit')).status).toBe(200);
  expect((await (await site.as('manager', CAST.anna)).get('/audit')).status).toBe(404);
  expect((await (await site.as('rep', CAST.reps[0])).get('/audit/chain')).status).toBe(404);
});

test('a subject is a link for those who may open its page', async () => {
  const path = '/audit?type=user';
  expect((await admin.get(path)).text).toMatch(/href="\/users\/[^"]+"/);
  const leader = await (await site.as('leader')).get(path);
  expect(leader.text).toContain('user');
  expect(leader.text).not.toMatch(/href="\/users\/[^"]+"/);
});
