import type { MissingRevenue } from '../../imports/missing';
import type { Month } from '../../shared/calendar';
import type { Bridge } from './bridge';

/** Revenue of known accounts of the source, in the months that the files cover, under a key that no staged row has. */
const MISSING = `
  from main.revenue r join main.accounts a on a.id = r.account_id
  where a.source = @source and r.month between @first and @last
    and exists (select 1 from staged.account_ids i where i.ref = r.account_id and i.known = 1)
    and not exists (select 1 from staged.revenue s where s.account_id = r.account_id and s.month = r.month
      and s.category = r.category_id and s.rep_id = r.seller_id)`;

/** Whether a person said that the files are complete for their months. */
export function saidComplete({ staging }: Bridge): boolean {
  return staging.prepare("select 1 from staged.meta where key = 'complete'").get() !== undefined;
}

/** What earlier imports brought for the months of the files and the files lack; writes nothing. */
export async function missingRevenue(
  bridge: Bridge,
  source: string,
  { first, last }: { first: Month | null; last: Month | null },
): Promise<MissingRevenue> {
  const given = { source, first, last };
  const [{ rows, cents }] = await bridge.all<{ rows: number; cents: number }>(
    `select count(*) as rows, coalesce(sum(r.amount_cents), 0) as cents ${MISSING}`,
    given,
  );
  const examples = await bridge.all<{ name: string }>(
    `select a.name || ', ' || r.month as name ${MISSING} order by abs(r.amount_cents) desc, a.id, r.month limit 3`,
    given,
  );
  return { rows, cents, examples: examples.map(({ name }) => name), takenOut: saidComplete(bridge) };
}

/** Deletes what `missingRevenue` finds. @returns rows */
export function takeOutMissing(bridge: Bridge, source: string): Promise<number> {
  const months = bridge.staging.prepare('select min(month) as first, max(month) as last from staged.revenue').get();
  return bridge.run(
    `delete from main.revenue where (account_id, month, category_id, seller_id) in (
       select r.account_id, r.month, r.category_id, r.seller_id ${MISSING})`,
    { source, ...(months as { first: Month | null; last: Month | null }) },
  );
}
