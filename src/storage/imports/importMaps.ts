import type { Bridge } from './bridge';

/**
 * Fills the temporary maps from references of the staging file to ids of the database (rep_map, account_map,
 * category_map: ref, id). What the database does not have yet gets a negative id, which matches nothing.
 */
export async function mapReferences(bridge: Bridge, source: string): Promise<void> {
  await mapTable(bridge, 'rep', 'p.source = ? and p.external_id = i.external_id', 'reps', [source]);
  await mapTable(bridge, 'account', 'p.source = ? and p.external_id = i.external_id', 'accounts', [source]);
  await mapTable(bridge, 'category', 'p.name = i.external_id', 'categories', []);
}

async function mapTable(bridge: Bridge, noun: string, match: string, table: string, values: string[]): Promise<void> {
  await bridge.run(`drop table if exists temp.${noun}_map`);
  await bridge.run(`create temp table ${noun}_map (ref integer primary key, id integer not null)`);
  await bridge.run(
    `insert into temp.${noun}_map select i.ref, coalesce(p.id, -i.ref)
     from staged.${noun}_ids i left join main.${table} p on ${match}`,
    values,
  );
  await bridge.filled(`temp.${noun}_map`);
}
