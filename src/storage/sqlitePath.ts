import { ProductError } from '../shared/errors';

/**
 * The file of a database address 'sqlite:PATH'.
 * @throws ProductError backup.postgres (refused) for other engines, which bring programs of their own for this
 */
export function sqlitePath(url: string): string {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) return url.slice('sqlite:'.length);
  throw new ProductError(
    'refused',
    'backup.postgres',
    'Only a SQLite database is backed up and restored by this command; for PostgreSQL use pg_dump and pg_restore.',
  );
}
