import type { Facts, Person } from './facts';
import type { SignedIn } from './site';

/** One request of the load. */
export interface Asked {
  /** What it is, by which times are gathered, e.g. 'GET /accounts?sort'. */
  name: string;
  kind: 'page' | 'write' | 'api' | 'empty';
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** The page named so, and how many of a hundred requests it is. */
type Weighted = [name: string, path: string, times: number];

/**
 * The daily mix of one person: some 100 requests in an order that is the same for each `turn`, one in ten of them a
 * write where the role writes.
 */
export function mixOf(facts: Facts, person: Person, signed: SignedIn, turn: number): Asked[] {
  const pages = pagesOf(facts, person, turn).flatMap(([name, path, times]): Asked[] =>
    Array.from({ length: times }, () => ({ ...read(signed), name, path })),
  );
  const all = [...pages, ...writesOf(facts, person, signed, turn), ...apiOf(facts, person)];
  // A step of a number without a common divisor spreads every kind over the whole.
  const step = [37, 41, 43, 47, 53].find((prime) => all.length % prime !== 0)!;
  return all.map((_, at) => all[(turn * 7 + at * step) % all.length]);
}

const read = ({ cookie }: SignedIn) => ({
  kind: 'page' as const,
  method: 'GET' as const,
  headers: { cookie, accept: 'text/html' },
});

/** Pages of a role. */
function pagesOf(facts: Facts, person: Person, turn: number): Weighted[] {
  const { rotationId, pastRotationId, planId, names } = facts;
  const one = <T>(list: readonly T[], n = 0): T => list[(turn + n) % list.length];
  const account = (n: number): Weighted => ['/accounts/:id', `/accounts/${one(person.accounts, n * 13)}`, 4];
  if (person.user.role === 'rep') {
    return [
      ['/', '/', 15],
      ['/my-accounts', '/my-accounts', 25],
      account(0),
      account(1),
      account(2),
      account(3),
      ['/my-accounts/wishes/:id', `/my-accounts/wishes/${rotationId}`, 6],
      ['/reps/:id (own)', `/reps/${person.user.repId}`, 6],
      ['/notifications', '/notifications', 4],
      ['/my-coaching', '/my-coaching', 3],
      ...person.handoffs.slice(0, 3).map(({ tradeId, accountId }): Weighted => {
        return ['/handoffs/:trade/:account', `/handoffs/${tradeId}/${accountId}`, 5];
      }),
    ];
  }
  const trades =
    person.trades.length === 0
      ? []
      : [0, 1, 2].map((n): Weighted => ['/trades/:id', `/trades/${one(person.trades, n)}`, 4]);
  return [
    ['/', '/', 14],
    ['/accounts', '/accounts', 6],
    ['/accounts (page)', `/accounts?page=${2 + (turn % 5)}`, 3],
    ['/accounts (filter)', '/accounts?state=declining&sort=growth', 3],
    ['/accounts (words)', `/accounts?q=${encodeURIComponent(one(names))}`, 2],
    account(0),
    account(1),
    account(2),
    ['/reps', '/reps', 3],
    ['/reps/:id', `/reps/${one(person.reps)}`, 4],
    ['/rotations', '/rotations', 2],
    ['/rotations/:id', `/rotations/${rotationId}`, 6],
    ['/rotations/:id/candidates', `/rotations/${rotationId}/candidates`, 5],
    ['/rotations/:id/candidates (page)', `/rotations/${rotationId}/candidates?page=3&sort=t4q`, 3],
    ['/rotations/:id/candidates (filter)', `/rotations/${rotationId}/candidates?state=declining`, 3],
    ['/rotations/:id/handoffs', `/rotations/${pastRotationId}/handoffs`, 2],
    ['/rotations/:id/wishes', `/rotations/${rotationId}/wishes`, 2],
    ['/rotations/:id/reps', `/rotations/${rotationId}/reps`, 2],
    ['/plans/:id', `/plans/${planId}`, 4],
    ...trades,
    ['/review', '/review', 3],
    ['/coaching', '/coaching', 2],
    ['/notifications', '/notifications', 3],
  ];
}

function writesOf(facts: Facts, person: Person, { cookie, token }: SignedIn, turn: number): Asked[] {
  const post = (name: string, path: string, fields: Record<string, string>): Asked => ({
    name: `POST ${name}`,
    kind: 'write',
    method: 'POST',
    path,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: new URLSearchParams({ _csrf: token, ...fields }).toString(),
  });
  if (person.user.role === 'leader') return [];
  if (person.user.role !== 'rep') {
    return person.trades.slice(0, 6).map((id, n) =>
      post('/trades/:id/comments', `/trades/${id}/comments`, {
        words: `Let us talk about it on day ${turn}.${n}.`,
        audience: 'managers',
      }),
    );
  }
  const [first, second] = person.accounts;
  const wishes = {
    'handOver-1': String(first),
    'handOver-reason-1': `It grew away from me (${turn})`,
    'keep-1': String(second),
    'keep-reason-1': 'We are in the middle of something',
  };
  const steps = person.steps.slice(0, 4).flatMap(({ tradeId, accountId, step }) => {
    const path = `/handoffs/${tradeId}/${accountId}/steps/${step}`;
    return [
      post('/handoffs/…/steps/:step', path, { doneOn: '2026-01-14', withWhom: 'Their buyer', note: '' }),
      post('/handoffs/…/steps/:step/reopening', `${path}/reopening`, {}),
    ];
  });
  return [...steps, post('/my-accounts/wishes/:id', `/my-accounts/wishes/${facts.rotationId}`, wishes)];
}

function apiOf({ apiToken, rotationId }: Facts, { user }: Person): Asked[] {
  if (user.role !== 'admin') return [];
  const headers = { authorization: `Bearer ${apiToken}`, accept: 'application/json' };
  const get = (name: string, path: string): Asked => ({
    name: `API ${name}`,
    kind: 'api',
    method: 'GET',
    path: `/api/v1${path}`,
    headers,
  });
  return [
    get('/accounts', '/accounts?limit=50'),
    get('/accounts (state)', '/accounts?limit=50&state=declining'),
    get('/rotations/…/candidates', `/rotations/${rotationId}/candidates?limit=50`),
    get('/reps', '/reps?limit=50'),
    get('/trades', '/trades?limit=50'),
    get('/me', '/me'),
  ];
}
