import { defaultPolicy, type Policy, parsePolicy } from '../../rotations/policy';
import { canonicalJson } from '../../shared/hash';
import type { Manner } from '../../shared/wording';
import type { Db } from '../database';
import { keptWith } from '../kept';
import { stateOf } from '../state';

export interface Company {
  name: string;
  /** ISO 4217, fixed at the first import. */
  currency: string;
  /** BCP 47, e.g. 'en-US': how money, numbers and days are written. */
  locale: string;
  /** False: figures of an individual rep are shown to that rep only. */
  showRepFigures: boolean;
  /** True when everything in the database is made up. */
  isDemo: boolean;
  /** Counts up with every change of data or ledger. */
  dataVersion: number;
}

/** The company of this database, or null before it is set up. */
export async function findCompany(db: Db): Promise<Company | null> {
  const { company: row } = await stateOf(db);
  if (!row) return null;
  const { is_demo, data_version, show_rep_figures, ...company } = row;
  return { ...company, showRepFigures: show_rep_figures === 1, isDemo: is_demo === 1, dataVersion: data_version };
}

export interface NewCompany {
  name?: string;
  currency?: string;
  locale?: string;
  isDemo?: boolean;
  policy?: Policy;
  now: string;
}

/** The company, made with the given values (default: "Our company", USD, en-US, default policy) if there is none yet. */
export async function ensureCompany(db: Db, company: NewCompany): Promise<Company> {
  await db
    .insertInto('company')
    .values({
      id: 1,
      name: company.name ?? 'Our company',
      currency: company.currency ?? 'USD',
      locale: company.locale ?? 'en-US',
      is_demo: company.isDemo ? 1 : 0,
      policy: canonicalJson(company.policy ?? defaultPolicy()),
      created_at: company.now,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
  return (await findCompany(db))!;
}

/** How sentences of this company write money and days, and whether they tell figures of individual reps. */
export type Telling = Manner & Pick<Company, 'showRepFigures'>;

/** The company's telling; before there is a company, USD in en-US with rep figures. */
export async function companyTelling(db: Db): Promise<Telling> {
  const { currency = 'USD', locale = 'en-US', showRepFigures = true } = (await findCompany(db)) ?? {};
  return { currency, locale, showRepFigures };
}

/** Changes what is given; what is left out stays. The currency only before any revenue. */
export async function updateCompany(
  db: Db,
  change: Partial<Pick<Company, 'name' | 'locale' | 'currency' | 'isDemo' | 'showRepFigures'>>,
): Promise<void> {
  const { isDemo, showRepFigures, ...rest } = change;
  const values = {
    ...rest,
    ...(isDemo === undefined ? {} : { is_demo: flag(isDemo) }),
    ...(showRepFigures === undefined ? {} : { show_rep_figures: flag(showRepFigures) }),
  };
  if (Object.keys(values).length > 0) await db.updateTable('company').set(values).where('id', '=', 1).execute();
}

/** The company's default policy; the built-in defaults before there is a company. */
export function companyPolicy(db: Db): Promise<Policy> {
  return keptWith(db, ['company'], 'policy', async () => {
    const row = await db.selectFrom('company').select('policy').where('id', '=', 1).executeTakeFirst();
    return row ? parsePolicy(JSON.parse(row.policy)) : defaultPolicy();
  });
}

/** Replaces the company's default policy. Rotations keep the policy they were opened with. */
export async function setCompanyPolicy(db: Db, policy: Policy): Promise<void> {
  await db
    .updateTable('company')
    .set({ policy: canonicalJson(policy) })
    .where('id', '=', 1)
    .execute();
}

/** Counts the data version up: data or ledger changed, analyses made before are no longer current. */
export async function bumpDataVersion(db: Db): Promise<void> {
  await db
    .updateTable('company')
    .set((e) => ({ data_version: e('data_version', '+', 1) }))
    .where('id', '=', 1)
    .execute();
}

/** True when there is any revenue: the currency is fixed from then on. */
export async function hasRevenue(db: Db): Promise<boolean> {
  return (await db.selectFrom('revenue').select('account_id').limit(1).executeTakeFirst()) !== undefined;
}

const flag = (yes: boolean): 0 | 1 => (yes ? 1 : 0);
