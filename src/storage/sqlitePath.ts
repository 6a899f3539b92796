/** The file of a database address 'sqlite:PATH'; null = it is another engine's, or names no file. */
export function sqlitePath(url: string): string | null {
  return url.startsWith('sqlite:') && url.length > 'sqlite:'.length ? url.slice('sqlite:'.length) : null;
}
