import { ApiRefusal } from './problem';

/** Where the next part of a list begins, as clients carry it. */
function cursorOf(key: number | string): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The key in a cursor; null without one.
 * @throws ApiRefusal 400 for one that this API did not give out
 */
export function numberIn(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const key = keyIn(cursor);
  if (typeof key === 'number' && Number.isSafeInteger(key)) return key;
  throw strange();
}

/** The same where the key is a text. */
export function textIn(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const key = keyIn(cursor);
  if (typeof key === 'string') return key;
  throw strange();
}

/**
 * Cuts what was read, one entry more than asked for, to a part and the cursor of the next.
 * @param rows at most limit + 1
 */
export function partOf<T>(
  rows: readonly T[],
  limit: number,
  key: (last: T) => number | string,
): { data: T[]; nextCursor: string | null } {
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? cursorOf(key(data[data.length - 1])) : null };
}

function keyIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw strange();
  }
}

function strange(): ApiRefusal {
  const detail = 'Send `nextCursor` of the part before as it was given, or leave the cursor out.';
  return new ApiRefusal(400, 'request.cursor', `This is no cursor of this list. ${detail}`, {
    fields: [{ field: 'cursor', detail }],
  });
}
