import request from 'supertest';
import { reachOf } from '../../../src/people/permissionOf';
import { PERMISSIONS } from '../../../src/people/permissionTable';
import { SCOPES } from '../../../src/people/scopes';
import type { Role } from '../../../src/people/user';
import type { Route } from '../../../src/web/api/route';
import { routes } from '../../../src/web/api/v1/index';
import { type Everything, openEverything, WHO, type Who } from '../permissions/everything';
import { clientOf } from './client';

// The records are those of Anna's line, as in the test of the pages; tokens here have every scope that there is.
let all: Everything;
const tokens = new Map<Who, string>();
const EMAIL: Record<Who, string> = {
  admin: 'admin@example.com',
  anna: 'manager2@example.com',
  ben: 'manager3@example.com',
  leader: 'leader@example.com',
  cora: 'rep4@example.com',
  finn: 'rep7@example.com',
};
const ROLE: Record<Who, Role> = {
  admin: 'admin',
  anna: 'manager',
  ben: 'manager',
  leader: 'leader',
  cora: 'rep',
  finn: 'rep',
};

beforeAll(async () => {
  all = await openEverything();
  for (const who of WHO) tokens.set(who, (await clientOf(all.site, EMAIL[who], ['read'])).token);
  all.site.services.database.raw.prepare('update api_tokens set scopes = ?').run(SCOPES.join(' '));
}, 60_000);
afterAll(() => all.close());

const BODIES: Record<string, object> = {
  '/rotations': { name: 'Autumn' },
  submissions: { successMeasure: 'Revenue', reviewDate: '2027-05-03' },
  schedules: { effectiveDate: '2026-04-01' },
  rejections: { reason: 'Too early' },
  withdrawals: { reason: 'Too early' },
  undos: { reason: 'Too early' },
  resolutions: { decision: 'ledger', reason: 'It holds' },
  trades: { swapIds: ['none'] },
  exports: { what: 'quotas', format: 'csv' },
  announcements: { tradeIds: ['none'] },
  answers: { outcome: 'rejected', reason: 'It stays' },
  openings: { closesOn: '2026-12-31' },
  marks: { doneOn: '2026-01-15' },
  steps: { words: 'Call', due: '2026-06-01' },
  notes: { words: 'Well' },
  droppings: { reason: 'Too early' },
  departures: { reason: 'Too early' },
  returns: { reason: 'Too early' },
  goals: { goal: 'More', measure: 'categories', target: 1, reviewDate: '2027-04-01', reason: 'Agreed' },
  ends: { result: 'stopped', reason: 'Agreed' },
  escalations: { reason: 'It is not' },
  '/own/challenges/{tradeId}': { reason: 'Promised' },
  '/own/wishes/{rotationId}': { wishes: [] },
  '/coaching-plans': {
    repId: 'R4',
    goal: 'More',
    measure: 'categories',
    target: 1,
    reviewDate: '2027-04-01',
    startDate: '2026-04-01',
  },
};

function address(path: string): string {
  const pages = {
    rotationId: 'rotations',
    planId: 'plans',
    tradeId: 'trades',
    importId: 'imports',
    jobId: 'jobs',
    webhookId: 'webhooks',
    challengeId: 'challenges',
    coachingPlanId: 'coaching',
  };
  return path
    .replace('{accountId}', path.startsWith('/coaching') ? 'A2' : 'A1')
    .replace('{stepId}', '2')
    .replace('{step}', 'passOn')
    .replace('{repId}', 'R4')
    .replace('{deliveryId}', 'delivery-1')
    .replace('{exportId}', all.address('/crm/exports/:id').split('/')[3])
    .replace('{quarter}', 'latest')
    .replace('{differenceId}', all.address('/differences/:id').split('/')[2])
    .replace(/\{(\w+)\}/g, (_all, name: keyof typeof pages) => all.address(`/${pages[name]}/:id`).split('/')[2]);
}

function send(who: Who, method: 'get' | 'post', path: string) {
  const asked = request(all.site.app)
    [method](`/api/v1${address(path)}`)
    .set('Authorization', `Bearer ${tokens.get(who)}`);
  if (method === 'get') return asked;
  if (path === '/imports') return asked.type('text/csv').send('rep_id\n');
  return asked.send(BODIES[path] ?? BODIES[path.split('/').at(-1) ?? ''] ?? {});
}

/** Who may, of the records of Anna's line; as the same test of the pages reads the table. */
function mayReach(who: Who, like: string, path: string): boolean {
  const row = Object.values(PERMISSIONS)
    .flat()
    .find(([page]) => page === like)!;
  const reach = reachOf(row, ROLE[who]);
  if (reach === 'linked') return who !== 'admin' && who !== 'leader';
  if (reach === 'line') return who !== 'ben';
  if (path.startsWith('/own/challenges') || /^\/handoffs.*steps/.test(path)) return who === 'cora';
  if (reach === 'own') return !path.includes('{') || who === 'anna' || (who === 'cora' && !path.startsWith('/jobs'));
  return reach !== 'no';
}

// A trade that was withdrawn is handed over no more: what changes it comes last.
const changesTrade = ({ method, path }: Route): number => Number(method === 'post' && path.startsWith('/trades'));
const inOrder = [...routes].sort((a, b) => changesTrade(a) - changesTrade(b));

test.each(inOrder.map((route) => [route.method, route.path, route] as const))(
  '%s %s is open to whom its page is open to',
  async (method, path, { like }) => {
    for (const who of WHO.filter((one) => !mayReach(one, like, path))) {
      expect([who, (await send(who, method, path)).status]).toEqual([who, 404]);
    }
    for (const who of WHO.filter((one) => mayReach(one, like, path))) {
      const { status } = await send(who, method, path);
      if (method === 'get') expect([who, status]).toEqual([who, 200]);
      else expect([who, [200, 201, 202, 400, 409, 422].includes(status) ? 'known' : status]).toEqual([who, 'known']);
    }
  },
);
