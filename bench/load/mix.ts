import { apiOf } from './api';
import type { Asked, Seat } from './asked';
import type { Facts, Person } from './facts';
import type { SignedIn } from './site';
import { writesOf } from './writes';

/** The page named so, and how many of a hundred requests it is. */
type Weighted = [name: string, path: string, times: number];

/**
 * The daily mix of one person: some 100 requests in an order that is the same for each `turn`, one in ten of them a
 * write where the role writes. People look far more often than they write: at what needs them today, at their accounts
 * or their team, at what is planned and agreed; a program of theirs asks the same over the API.
 */
export function mixOf(facts: Facts, person: Person, signed: SignedIn, { turn, seat }: Seat): Asked[] {
  const pages = pagesOf(facts, person, turn).flatMap(([name, path, times]): Asked[] =>
    Array.from({ length: times }, () => ({ ...read(signed), name, path })),
  );
  const all = [...pages, ...writesOf(facts, person, signed, { turn, seat }), ...apiOf(facts, person)];
  // A step of a number without a common divisor spreads every kind over the whole.
  const step = [37, 41, 43, 47, 53].find((prime) => all.length % prime !== 0)!;
  return all.map((_, at) => all[(turn * 7 + at * step) % all.length]).sort(consentFirst);
}

/** What is taken back was given before: consents stand at the head of the list, the rest stays as it is. */
const consentFirst = (one: Asked, other: Asked): number =>
  Number(other.name.endsWith('/consent')) - Number(one.name.endsWith('/consent'));

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
      person.coachingId === null
        ? ['/my-coaching', '/my-coaching', 3]
        : ['/coaching/:id', `/coaching/${person.coachingId}`, 3],
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
