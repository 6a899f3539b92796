const PART = 64_000;
const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Rows in the text format of PostgreSQL's COPY, in parts of some length. */
export function* copyText(rows: Iterable<readonly unknown[]>): Generator<string> {
  let part = '';
  for (const row of rows) {
    part += `${row.map(cell).join('\t')}\n`;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

function cell(value: unknown): string {
  if (value === null) return '\\N';
  return typeof value === 'string' ? value.replace(SPECIAL, (one) => ESCAPED[one]) : String(value);
}
