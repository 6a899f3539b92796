import type { Asked } from './asked';
import type { Facts, Person } from './facts';

/** What programs of people ask in a day: the CRM's bridge of an administrator most, a calendar or note of all others. */
export function apiOf({ rotationId }: Facts, { user, token, coachingId, handoffs, steps }: Person): Asked[] {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const get = (name: string, path: string): Asked => ({
    name: `API ${name}`,
    kind: 'api',
    method: 'GET',
    path: `/api/v1${path}`,
    headers,
  });
  const post = (name: string, path: string, body?: unknown): Asked => ({
    name: `API POST ${name}`,
    kind: 'apiWrite',
    method: 'POST',
    path: `/api/v1${path}`,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  const note =
    coachingId === null
      ? []
      : [post('/coaching-plans/:id/notes', `/coaching-plans/${coachingId}/notes`, { words: 'Seen by a program.' })];
  if (user.role === 'rep') {
    const own = [get('/own/handoffs', '/own/handoffs'), ...note];
    if (handoffs.length === 0 || steps.length === 0) return own;
    const { tradeId, externalId, step } = steps.at(-1)!;
    const path = `/handoffs/${tradeId}/${externalId}/steps/${step}/marks`;
    return [...own, post('/handoffs/…/steps/:step/marks', path, { doneOn: '2026-01-14' })];
  }
  if (user.role !== 'admin') return [get('/me', '/me'), get('/trades', '/trades?limit=50'), ...note];
  return [
    get('/accounts', '/accounts?limit=50'),
    get('/accounts (state)', '/accounts?limit=50&state=declining'),
    get('/rotations/…/candidates', `/rotations/${rotationId}/candidates?limit=50`),
    get('/reps', '/reps?limit=50'),
    get('/trades', '/trades?limit=50'),
    get('/me', '/me'),
  ];
}
