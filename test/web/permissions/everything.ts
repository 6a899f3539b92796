import request from 'supertest';
import { uuidv7 } from 'uuidv7';
import { type NewPlan, openPlan } from '../../../src/app/coaching/openPlan';
import { notify } from '../../../src/app/notifications/notify';
import type { Role } from '../../../src/people/user';
import { inTransaction } from '../../../src/storage/database';
import { loadPlan } from '../../../src/storage/plans/plans';
import { listCreditTemplates } from '../../../src/storage/trades/creditTemplates';
import { recordState } from '../../../src/storage/trades/tradeHistory';
import { setSchedule } from '../../../src/storage/trades/tradeWrites';
import { draftPair } from '../../app/tradeCast';
import { CAST } from '../../cast';
import { analyseCast } from '../castSite';
import { openRotationSite, type RotationSite, tradingPolicy } from '../rotationSite';
import { tokenIn, type Visitor } from '../site';

/** Accounts 1 to 15 belong to Anna's reps, the others to Ben's. */
export const LAST_OF_ANNA = 15;

/** Who asks: Cora is a rep of Anna's, the owner of the accounts in question; Ben manages another line. */
export const WHO = ['admin', 'anna', 'ben', 'leader', 'cora', 'finn'] as const;

export type Who = (typeof WHO)[number];

export interface Everything {
  site: RotationSite;
  people: Record<Who, Visitor>;
  /** An address of a route, its parameters those of records that concern Anna's line alone. */
  address(path: string): string;
  /** What a route needs besides its address to concern a record: fields of its form or of its query. */
  fields(path: string): Record<string, string>;
  close(): Promise<void>;
}

/** What each of them is. */
export const ROLE: Record<Who, Role> = {
  admin: 'admin',
  anna: 'manager',
  ben: 'manager',
  leader: 'leader',
  cora: 'rep',
  finn: 'rep',
};

/** The cast with at least one record of every kind, each within Anna's line. */
export async function openEverything(): Promise<Everything> {
  const policy = tradingPolicy();
  const site = await openRotationSite({ ...policy, plan: { ...policy.plan, crossTeam: 'off', lotteryShare: 0.5 } });
  const { database } = site.services;
  const { raw } = database;
  raw.prepare(`update reps set end_date = '2026-02-28' where id = 6`).run();
  const people = {
    admin: await site.as('admin'),
    anna: await site.as('manager', CAST.anna),
    ben: await site.as('manager', CAST.ben),
    leader: await site.as('leader'),
    cora: await site.as('rep', 4),
    finn: await site.as('rep', 7),
  };
  const annaId = userIdOf(site, 'manager2@example.com');
  const rotation = idIn(await site.rotation(people.anna));
  const plan = idIn(await site.plan(people.anna, `/rotations/${rotation}`));
  const asked = await people.anna.post(`/rotations/${rotation}/transfers`, {}, `/rotations/${rotation}`);
  await site.work();
  const transfers = idIn((await people.anna.get(asked.headers.location)).headers.location);

  const anna = { id: annaId, role: 'manager' as const, repId: CAST.anna, today: CAST.today, now: AT };
  const trade = await draftPair(database, rotation, anna, [1, 6]);
  await inTransaction(database.db, async (trx) => {
    await setSchedule(trx, trade, { effectiveDate: '2026-04-01', reason: null, announcedAt: AT });
    await recordState(trx, trade, { state: 'scheduled', at: AT, by: annaId, reason: null });
  });
  const exclusion = uuidv7();
  raw
    .prepare(`insert into exclusions (id, rotation_id, account_id, reason, until, created_at, created_by)
      values (?, ?, 2, 'Named account', '2026-12-31', ?, ?)`)
    .run(exclusion, rotation, AT, annaId);
  raw
    .prepare(`insert into inclusions (id, rotation_id, account_id, reason, until, created_at, created_by)
      values ('inclusion-1', ?, 2, 'They ask for it', '2026-12-31', ?, ?)`)
    .run(rotation, AT, annaId);
  const job = uuidv7();
  raw
    .prepare(`insert into jobs (id, kind, payload, state, attempts, created_at, created_by)
      values (?, 'analysis', '{}', 'failed', 1, ?, ?)`)
    .run(job, AT, annaId);
  const difference = raw
    .prepare(`insert into ledger_differences (import_id, account_id, crm_rep_id, ledger_rep_id, trade_id, seen_at)
      values ('cast-import', 3, 5, 4, null, ?) returning id`)
    .pluck()
    .get(AT);
  const imported = await rejectedImport(site, people.admin);
  await analyseCast(site);
  raw.exec('update company set is_demo = 1');
  await site.as('rep', 5);
  const user = userIdOf(site, 'rep5@example.com');

  const [template] = await listCreditTemplates(database.db);
  raw
    .prepare(`insert into api_tokens (id, user_id, name, prefix, secret_hash, scopes, created_at, expires_at)
      values ('token-1', ?, 'Sheet', 'abc', 'x', '["read"]', ?, '2099-01-01T00:00:00.000Z')`)
    .run(annaId, AT);

  const challengeBy = (rep: number): string =>
    raw
      .prepare(`insert into challenges (trade_id, rep_id, reason, due_on, at, by)
        values (?, ?, 'A promise', '2026-01-22', ?, ?) returning id`)
      .pluck()
      .get(trade, rep, AT, userIdOf(site, `rep${rep}@example.com`)) as string;
  const file = raw
    .prepare(
      `insert into crm_exports (what, format, rows, content, at) values ('owners', 'csv', 0, '', ?) returning id`,
    )
    .pluck()
    .get(AT);
  raw
    .prepare(`insert into wish_windows (rotation_id, closes_on, opened_at) values (?, '2026-12-31', ?)`)
    .run(rotation, AT);
  challengeBy(4);
  const challenge = challengeBy(5);
  for (const [id, month] of [
    ['/profile', '05'],
    ['/users', '06'],
  ]) {
    raw
      .prepare(`insert into stand_ins (id, user_id, delegate_id, from_date, to_date, reason, created_at)
        values (?, ?, ?, ?, ?, 'Leave', ?)`)
      .run(`of${id.slice(1)}`, annaId, userIdOf(site, 'admin@example.com'), `2026-${month}-01`, `2026-${month}-08`, AT);
  }
  raw.exec(`insert into webhooks (id, url, secret, events, created_at)
      values ('webhook-1', 'https://hooks.example.com/x', 'y', 'trade.agreed', '${AT}');
    insert into webhook_deliveries (id, webhook_id, event_id, event, body, state, created_at)
      values ('delivery-1', 'webhook-1', 'event-1', 'trade.agreed', '{}', 'failed', '${AT}')`);

  const { id: coaching } = await openPlan(database, CORAS_PLAN, anna);
  // Its only step is the last thing written down.
  const step = raw.prepare('select max(id) from coaching_events').pluck().get() as number;
  await inTransaction(database.db, (trx) =>
    notify(trx, {
      kind: 'consentAsked',
      about: { tradeId: trade, number: 1 },
      to: [annaId],
      by: null,
      key: 't',
      at: AT,
    }),
  );
  // A second session of Anna's, named as her page names it.
  await site.as('manager', CAST.anna);
  const listed = (await people.anna.get('/profile/sessions')).text;
  const session = /sessions\/([0-9a-f]+)\/ending/.exec(listed)![1];
  const notification = raw.prepare(`select id from notifications where event_key = 't'`).pluck().get() as string;

  const names = raw
    .prepare(
      `insert into name_merges (noun, kept_id, other_id, state, decided_at) values ('account', 1, 2, 'refused', '${AT}') returning id`,
    )
    .pluck()
    .get();

  const ids: Record<string, string> = {
    '/coaching': coaching,
    '/my': rotation,
    '/challenges': String(challenge),
    '/crm': String(file),
    '/accounts': '1',
    '/reps': '4',
    '/rotations': rotation,
    '/plans': plan,
    '/transfers': transfers,
    '/trades': trade,
    '/imports': imported,
    '/names': String(names),
    '/differences': String(difference),
    '/jobs': job,
    '/users': user,
    '/notifications': notification,
    '/settings': template.id,
    '/tokens': 'token-1',
    '/profile': 'token-1',
    '/webhooks': 'webhook-1',
  };
  const address = (path: string): string =>
    path
      .replace(':exclusion', exclusion)
      .replace(':inclusion', 'inclusion-1')
      .replace(':session', session)
      .replace('/challenges/:tradeId', `/challenges/${trade}`)
      .replace(':standIn', `of${path.split('/')[1]}`)
      .replace('/users/:id/absence', `/users/${annaId}/absence`)
      .replace(':delivery', 'delivery-1')
      .replace('/steps/:step', path.startsWith('/handoffs') ? '/steps/passOn' : '/steps/:step')
      .replace('/handoffs/:tradeId/:accountId', `/handoffs/${trade}/1`)
      .replace(':rep', '4')
      .replace(':account', '2')
      .replace(':step', String(step))
      .replace(':id', ids[/^\/\w+/.exec(path)?.[0] ?? ''] ?? ':id');
  const swaps = (await loadPlan(database.db, plan))!.plan.swaps;
  const ofAnna = swaps.find((swap) => swap.legs.every((leg) => leg.accountId <= LAST_OF_ANNA))!;
  const fields = (path: string): Record<string, string> => {
    if (path.includes('/exclusions') || path.includes('/inclusions')) return { account: '3' };
    if (path === '/coaching' || path === '/coaching/new') return { rep: '4' };
    if (path.endsWith('/removals')) return { removed: ofAnna.id };
    return {};
  };
  return { site, people, address, fields, close: () => site.close() };
}

const AT = `${CAST.today}T09:00:00.000Z`;

const CORAS_PLAN: NewPlan = {
  repId: 4,
  goal: { words: 'Like its market', measure: 'relativeGrowth', target: 0, reviewDate: '2027-04-01' },
  startDate: '2026-04-01',
  accounts: [2, 3],
  reason: 'Agreed',
  steps: [{ words: 'Visit', due: '2026-05-01' }],
};

/** An import with a row that cannot be used, staged and not committed. */
async function rejectedImport(site: RotationSite, admin: Visitor): Promise<string> {
  const cookie = admin.cookie();
  const form = await request(site.app).get('/imports').set('Cookie', cookie);
  const answer = await request(site.app)
    .post('/imports')
    .set('Cookie', cookie)
    .field('_csrf', tokenIn(form.text))
    .attach(
      'files',
      Buffer.from('account_id,month,category,amount,rep_id\nA99,2025-01,Bolts,1.00,R4\n'),
      'revenue.csv',
    );
  await site.work();
  return idIn(answer.headers.location);
}

function userIdOf(site: RotationSite, email: string): string {
  return site.services.database.raw.prepare('select id from users where email = ?').pluck().get(email) as string;
}

function idIn(path: string): string {
  return path.split('/')[2];
}
