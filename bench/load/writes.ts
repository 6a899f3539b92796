import type { Asked, Seat } from './asked';
import type { Facts, Person } from './facts';
import type { SignedIn } from './site';

type Fields = Record<string, string>;
type Post = (name: string, path: string, fields: Fields) => Asked;

/** What somebody of a role writes in a day. */
export function writesOf(facts: Facts, person: Person, { cookie, token }: SignedIn, seat: Seat): Asked[] {
  const post: Post = (name, path, fields) => {
    return {
      name: `POST ${name}`,
      kind: 'write',
      method: 'POST',
      path,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      body: new URLSearchParams({ _csrf: token, ...fields }).toString(),
    };
  };
  if (person.user.role === 'rep') return ofRep(facts, person, post, seat);
  if (person.user.role === 'manager') return ofManager(facts, person, post, seat);
  return person.user.role === 'admin' ? ofAdministrator(facts, person, post, seat) : [];
}

/** Says wishes, ticks off steps of handoffs and opens them again, notes something about the own coaching. */
function ofRep(facts: Facts, { accounts, steps, coachingId }: Person, post: Post, { turn }: Seat): Asked[] {
  const wishes = {
    'handOver-1': String(accounts[0]),
    'handOver-reason-1': `It grew away from me (${turn})`,
    'keep-1': String(accounts[1]),
    'keep-reason-1': 'We are in the middle of something',
  };
  const ticked = steps.slice(0, 3).flatMap(({ tradeId, accountId, step }) => {
    const path = `/handoffs/${tradeId}/${accountId}/steps/${step}`;
    return [
      post('/handoffs/…/steps/:step', path, { doneOn: '2026-01-14', withWhom: 'Their buyer', note: '' }),
      post('/handoffs/…/steps/:step/reopening', `${path}/reopening`, {}),
    ];
  });
  return [
    ...ticked,
    post('/my-accounts/wishes/:id', `/my-accounts/wishes/${facts.rotationId}`, wishes),
    ...notes(coachingId, post),
    post('/notifications/reading', '/notifications/reading', {}),
  ];
}

/** Talks about trades, decides about books, coaches; accounts are kept out before trades get their dates, which is past. */
function ofManager(facts: Facts, person: Person, post: Post, { turn, seat }: Seat): Asked[] {
  const { trades, reps, coachingId } = person;
  const round = `/rotations/${facts.rotationId}`;
  return [
    ...comments(trades.slice(0, 4), post, turn),
    post('/rotations/:id/reps/:rep/decision', `${round}/reps/${reps[seat % reps.length]}/decision`, {
      decision: 'leave',
      reason: 'Let us see another quarter',
    }),
    ...notes(coachingId, post),
    post('/notifications/reading', '/notifications/reading', {}),
  ];
}

/** Consents to trades of its own share of those that wait, takes it back, and talks about others. */
function ofAdministrator({ submitted }: Facts, { trades }: Person, post: Post, { turn, seat }: Seat): Asked[] {
  const own = submitted.filter((_, n) => n % ADMINISTRATORS === seat).slice(0, 2);
  return [
    ...own.flatMap((id) => [
      post('/trades/:id/consent', `/trades/${id}/consent`, { consentReason: '', overrideReason: 'Agreed as a whole' }),
      post('/trades/:id/consent/withdrawal', `/trades/${id}/consent/withdrawal`, {}),
    ]),
    ...comments(trades.slice(0, 4), post, turn),
  ];
}

/** Connections of administrators: each has trades of its own to consent to. */
const ADMINISTRATORS = 4;

const comments = (trades: readonly string[], post: Post, turn: number): Asked[] =>
  trades.map((id, n) =>
    post('/trades/:id/comments', `/trades/${id}/comments`, {
      words: `Let us talk about it on day ${turn}.${n}.`,
      audience: 'managers',
    }),
  );

const notes = (coachingId: string | null, post: Post): Asked[] =>
  coachingId === null
    ? []
    : [post('/coaching/:id/notes', `/coaching/${coachingId}/notes`, { note: 'It goes well.', audience: 'everyone' })];
