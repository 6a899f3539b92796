import type pg from 'pg';
import { isOutdatedStatement } from './errors';

/** Statements named at most: every connection of the process keeps each of them at the server, with its plan. */
const MOST = 300;
/** Lists of values make long texts, which are hardly ever asked twice. */
const LONGEST = 6_000;
/** Asked so often, a text is one that pages ask over and over. */
const OFTEN = 3;
/** Texts that are counted, before counting begins anew. */
const COUNTED = 2_000;

/** What the builder needs of a connection. */
export type Asking = Pick<pg.PoolClient, 'release'> & {
  query(text: string, values: readonly unknown[]): Promise<pg.QueryResult>;
};

/**
 * Connections whose statements the server knows by name: pages ask the same few hundred over and over, and the server
 * spends as much on reading and planning them as on answering. A name holds for one text in the whole process; each
 * connection tells the server its text once.
 * @returns makes of a connection of the pool the one that the builder uses, the same each time
 */
export function namingStatements(): (client: pg.PoolClient) => Asking {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const known = new WeakMap<pg.PoolClient, Asking>();
  let given = 0;

  function nameOf(text: string): string | undefined {
    const name = names.get(text);
    if (name !== undefined || names.size >= MOST || text.length > LONGEST) return name;
    const times = (counts.get(text) ?? 0) + 1;
    if (counts.size >= COUNTED) counts.clear();
    counts.set(text, times);
    if (times < OFTEN || !/^\s*(select|with|insert|update|delete)\b/i.test(text)) return undefined;
    counts.delete(text);
    return rename(text);
  }

  function rename(text: string): string {
    const name = `rotation_${++given}`;
    names.set(text, name);
    return name;
  }

  function naming(client: pg.PoolClient): Asking {
    return {
      release: (destroy) => client.release(destroy),
      async query(text, values) {
        const name = nameOf(text);
        try {
          return await client.query({ name, text, values: [...values] });
        } catch (error) {
          if (!isOutdatedStatement(error)) throw error;
          // A migration has given the tables another shape meanwhile. In a transaction this fails, too; then it begins anew.
          if (names.get(text) === name) rename(text);
          return await client.query({ text, values: [...values] }).catch(() => Promise.reject(error));
        }
      },
    };
  }

  return (client) => {
    const asking = known.get(client) ?? naming(client);
    known.set(client, asking);
    return asking;
  };
}
