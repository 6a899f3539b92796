import type { RepId } from '../../accounts/types';
import type { FieldErrors } from './forms';

/** More reps than this are named by typing: a list of thousands is neither read nor quickly sent. */
export const MOST_LISTED = 100;

/** Somebody who can be chosen. */
export interface RepChoice {
  id: RepId;
  name: string;
  externalId: string;
}

/** What the partial rep-field shows: a list, or with many reps a field to type in. */
export function repField(reps: readonly RepChoice[]) {
  const byName = reps.length > MOST_LISTED;
  return { byName, options: byName ? [] : reps.map(({ id, name }) => ({ value: String(id), label: name })) };
}

/**
 * A form's body with ids in place of reps that were named by typing; fields left empty stay so.
 * @param reps those who could be chosen
 * @returns errors by field for what names nobody or several
 */
export function withRepIds(
  body: Record<string, unknown>,
  fields: readonly string[],
  reps: readonly RepChoice[],
): { body: Record<string, unknown>; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const named = { ...body };
  if (reps.length <= MOST_LISTED) return { body: named, errors };
  for (const field of fields) {
    const text = String(body[field] ?? '').trim();
    if (text === '') continue;
    const found = repNamed(text, reps);
    if (typeof found === 'string') errors[field] = found;
    else named[field] = String(found);
  }
  return { body: named, errors };
}

/** The rep that a text names by id or name, or by a part of the name that only one has; else a sentence. */
function repNamed(text: string, reps: readonly RepChoice[]): RepId | string {
  const wanted = text.toLowerCase();
  const exact = reps.filter(({ externalId, name }) => [externalId, name].some((one) => one.toLowerCase() === wanted));
  const part = exact.length > 0 ? exact : reps.filter(({ name }) => name.toLowerCase().includes(wanted));
  if (part.length === 1) return part[0].id;
  if (part.length === 0) return `“${text}” is nobody who can be chosen here. Write the rep’s name or id.`;
  const some = part.slice(0, 5).map(({ name, externalId }) => `${name} (${externalId})`);
  return `“${text}” could be ${some.join(', ')}${part.length > 5 ? ' or others' : ''}. Write the id.`;
}
