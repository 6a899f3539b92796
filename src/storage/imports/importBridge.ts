import { existsSync } from 'node:fs';
import { ProductError } from '../../shared/errors';
import { withAttached } from '../attached';
import type { Database } from '../database';
import type { Bridge, Parameters } from './bridge';

/**
 * Opens a connection of its own to the database together with a staging file.
 * @throws ProductError import.noStaging when the staging file is gone
 */
export async function withStaged<T>(
  database: Database,
  path: string,
  work: (bridge: Bridge, source: string) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) {
    throw new ProductError(
      'conflict',
      'import.noStaging',
      'The rows that were read for this import are no longer there. Upload the files again.',
    );
  }
  const begin = (bridge: Bridge) => {
    const source = bridge.staging.prepare("select value from staged.meta where key = 'source'").pluck().get() as string;
    return work(bridge, source);
  };
  if (database.dialect.name === 'postgres') {
    const { withCopied } = require('./importPostgres') as typeof import('./importPostgres');
    return withCopied(database, path, begin);
  }
  return withAttached(database, path, 'staged', (attached) => begin(sqliteBridge(attached)));
}

function sqliteBridge(attached: Database): Bridge {
  const { raw } = attached;
  return {
    database: attached,
    staging: raw,
    run: async (statement, parameters = []) => raw.prepare(statement).run(parameters).changes,
    all: async <Row>(statement: string, parameters: Parameters = []) => raw.prepare(statement).all(parameters) as Row[],
    one: async <Value>(statement: string, parameters: Parameters = []) =>
      raw.prepare(statement).pluck().get(parameters) as Value | undefined,
    filled: async () => {},
  };
}
