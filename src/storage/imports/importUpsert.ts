import type { Bridge } from './bridge';
import type { Target } from './importTargets';

export interface RowCounts {
  added: number;
  changed: number;
  unchanged: number;
}

/** The target as a file with these columns fills it: values whose column the file lacks are left alone. */
export function narrowed(target: Target, fileColumns: ReadonlySet<string>): Target {
  const values = target.values.flatMap((value) => {
    if (fileColumns.has(value.file)) return value;
    return value.notNull ? { ...value, keepWhen: '1 = 1' } : [];
  });
  return { ...target, values };
}

const list = (columns: { column: string }[]): string => columns.map((c) => c.column).join(', ');

async function isEmpty(bridge: Bridge, { table }: Target): Promise<boolean> {
  return (await bridge.one(`select 1 from main.${table} limit 1`)) === undefined;
}

/** The staged rows under the names of the target's columns. */
function stagedRows({ key, values, from }: Target): string {
  const columns = [...key, ...values].map(({ column, expression }) => `${expression} as ${column}`);
  return `select ${columns.join(', ')} from ${from}`;
}

/** The value that a stored row `old` gets from a staged row `fresh`. */
function newValue(value: Target['values'][number], fresh: string): string {
  const taken = `${fresh}.${value.column}`;
  if (!value.keepWhen) return taken;
  return `case when ${value.keepWhen.replaceAll('new.', `${fresh}.`)} then old.${value.column} else ${taken} end`;
}

const differs = (target: Target, fresh: string): string =>
  target.values.map((value) => `${newValue(value, fresh)} is distinct from old.${value.column}`).join(' or ');

/** Compares the staged rows with the stored ones; writes nothing. */
export async function compareRows(bridge: Bridge, target: Target): Promise<RowCounts> {
  if (await isEmpty(bridge, target)) {
    const added = (await bridge.one<number>(`select count(*) from staged.${target.kind}`))!;
    return { added, changed: 0, unchanged: 0 };
  }
  const first = target.key[target.key.length - 1].column;
  const matches = target.key.map(({ column }) => `old.${column} = fresh.${column}`).join(' and ');
  const [counts] = await bridge.all<{ total: number; known: number; changed: number }>(
    `select count(*) as total, count(old.${first}) as known,
         count(*) filter (where old.${first} is not null and (${differs(target, 'fresh')})) as changed
       from (${stagedRows(target)}) fresh left join main.${target.table} old on ${matches}`,
  );
  const { total, known, changed } = counts;
  return { added: total - known, changed, unchanged: known - changed };
}

/** Writes the staged rows that are new or different, in the order in which they are staged. */
export async function upsertRows(bridge: Bridge, target: Target): Promise<void> {
  const { table, key, values } = target;
  const columns = list([...key, ...values]);
  if (await isEmpty(bridge, target)) {
    // Nothing to compare with: a first import goes in as fast as the table takes it.
    await bridge.run(`insert into main.${table} (${columns}) ${stagedRows(target)}`);
    return;
  }
  const assignments = values.map((value) => `${value.column} = ${newValue(value, 'excluded')}`).join(', ');
  await bridge.run(
    `insert into main.${table} as old (${columns})
     select * from (${stagedRows(target)}) fresh where true
     on conflict (${list(key)}) do update set ${assignments} where ${differs(target, 'excluded')}`,
  );
}
