import type { ClientBase } from 'pg';
import type { Bulk } from './bulk';
import { numbered, type Parameter } from './placeholders';

const ROWS = 10_000;

/**
 * Reads through a cursor, so that nothing is kept but the rows at hand.
 * @param borrow gives a connection and what to do with it afterwards
 * @param ownTransaction false where the connection is in a transaction already
 */
export function postgresBulk(
  borrow: () => Promise<{ client: ClientBase; release: () => void }>,
  ownTransaction: boolean,
): Bulk {
  return {
    async each<Row extends unknown[]>(
      statement: string,
      parameters: readonly Parameter[],
      take: (row: Row) => void,
    ): Promise<void> {
      const { client, release } = await borrow();
      try {
        if (ownTransaction) await client.query('begin read only');
        // Every row is wanted, so the plan for all of them counts, not the one that has the first rows soonest.
        await client.query('set local cursor_tuple_fraction = 1');
        await client.query(`declare bulk no scroll cursor for ${numbered(statement)}`, [...parameters]);
        for (let read = ROWS; read === ROWS; ) {
          const { rows } = await client.query({ text: `fetch ${ROWS} from bulk`, rowMode: 'array' });
          for (const row of rows) take(row as Row);
          read = rows.length;
        }
        await client.query('close bulk');
        if (ownTransaction) await client.query('commit');
      } catch (error) {
        if (ownTransaction) await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        release();
      }
    },
    idsOfJson: 'select value::bigint from json_array_elements_text(?::json)',
  };
}
