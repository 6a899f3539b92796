import { type RawBuilder, sql } from 'kysely';

/**
 * A column in lower case, to be compared with a text in lower case: both engines know the letters from A to Z alone, so the
 * others that the text has are replaced one by one.
 * @param column such as 'a.name'
 * @param text in lower case (`toLowerCase`)
 */
export function loweredFor(column: string, text: string): RawBuilder<string> {
  let lowered = sql<string>`lower(${sql.ref(column)})`;
  for (const letter of new Set(text)) {
    const capital = letter.toUpperCase();
    if (letter <= '\x7f' || capital === letter || capital.toLowerCase() !== letter) continue;
    lowered = sql<string>`replace(${lowered}, ${capital}, ${letter})`;
  }
  return lowered;
}

/** Whether a column holds a text anywhere, whatever the case of its letters. @param text in lower case */
export const holds = (column: string, text: string): RawBuilder<boolean> => fits(column, `%${literal(text)}%`);

/** Whether a column begins with a text, whatever the case of its letters. @param text in lower case */
export const begins = (column: string, text: string): RawBuilder<boolean> => fits(column, `${literal(text)}%`);

/** Words of a search, in lower case. What SQL gives a meaning is a sign like any other, but nothing to look for alone. */
export const wordsOf = (asked: string | undefined): string[] =>
  (asked ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /[^%_]/.test(word));

const fits = (column: string, pattern: string): RawBuilder<boolean> =>
  sql<boolean>`${loweredFor(column, pattern)} like ${pattern} escape '\\'`;

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
