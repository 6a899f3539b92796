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
