export type Parameter = string | number | null;

/** SQL written with `?` as PostgreSQL numbers its parameters. */
export function numbered(statement: string): string {
  let count = 0;
  return statement.replaceAll('?', () => `$${++count}`);
}
