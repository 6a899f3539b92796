import type { AccountId, RepId } from '../../accounts/types';
import type { Words } from '../../planning/problem/words';
import type { PlanningInput } from '../../planning/types';
import { formatMoney } from '../../shared/money';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';

/** Values of one SQL statement, with room to spare. */
const AT_ONCE = 10_000;

/**
 * How the sentences about a plan are written for a reader: names, the company's money, and nobody's name whom the reader
 * may not see (`within` null = all). `known` are accounts that the reader sees on the plan's page in any case.
 */
export async function planWords(
  db: Db,
  input: PlanningInput,
  within: ReadonlySet<RepId> | null,
  { currency, locale }: { currency: string; locale: string },
  known: ReadonlySet<AccountId> = new Set(),
): Promise<Words> {
  const reps = await repNames(db);
  const rows = [...input.accounts, ...(input.keptOut ?? []).flatMap(({ accounts }) => accounts)];
  const accounts = new Map<number, string>();
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map(({ id }) => id);
    for (const [id, name] of await accountNames(db, some)) accounts.set(id, name);
  }
  const owners = new Map(rows.map((row) => [row.id, row.ownerId]));
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const seen = (rep: RepId | undefined): boolean => within === null || (rep !== undefined && within.has(rep));
  return {
    rep: ({ id, externalId }) => (seen(id) ? (reps.get(id) ?? externalId) : 'another team'),
    account: ({ id, externalId }) =>
      seen(owners.get(id)) || known.has(id) ? (accounts.get(id) ?? externalId) : 'an account',
    money: (cents) => formatMoney(cents, currency, locale).replace('-', '−'),
    percent: (share) => percent.format(share),
  };
}
