import { ProductError } from '../shared/errors';

/** What taking the last import back does. Money in minor units. */
export interface UndoCounts {
  /** Rows that the import added, changed and removed, by table. */
  rows: { table: string; op: 'added' | 'changed' | 'removed'; rows: number }[];
  revenueNow: number;
  revenueThen: number;
}

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  reps: ['rep', 'reps'],
  accounts: ['account', 'accounts'],
  categories: ['category', 'categories'],
  assignments: ['owner spell', 'owner spells'],
  revenue: ['revenue row', 'revenue rows'],
  quotas: ['quota', 'quotas'],
  contacts: ['contact', 'contacts'],
  deals: ['open deal', 'open deals'],
  absences: ['absence', 'absences'],
  ledger_differences: ['difference with the CRM', 'differences with the CRM'],
};

const DOES = { added: 'removed again', changed: 'set back to what was known before', removed: 'brought back' } as const;

/** What will be taken back, as lines: '3 accounts are removed again'. */
export function undoLines({ rows }: UndoCounts): string[] {
  const order = Object.keys(NOUNS);
  return rows
    .filter(({ table, rows }) => table in NOUNS && rows > 0)
    .sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table))
    .map(({ table, op, rows }) => {
      const [one, many] = NOUNS[table];
      return `${rows.toLocaleString('en-US')} ${rows === 1 ? `${one} is` : `${many} are`} ${DOES[op]}`;
    });
}

/** The refusal to take an import back. @param because a sentence */
export function cannotUndo(because: string): ProductError {
  return new ProductError(
    'conflict',
    'import.undoBlocked',
    `The import cannot be taken back, and nothing was changed. ${because}`,
  );
}

/** The refusal because a row is no longer as the import left it. */
export function changedSince(table: string, row: Readonly<Record<string, unknown>>): ProductError {
  const [noun] = NOUNS[table] ?? ['record'];
  const named = typeof row.name === 'string' ? ` ${row.name}` : '';
  return cannotUndo(
    `The ${noun}${named} that it wrote was changed since, in the product. Import corrected files instead.`,
  );
}

const BUILT: Readonly<Record<string, string>> = {
  users: 'A user is linked to',
  trade_legs: 'A trade is about',
  plan_legs: 'A plan moves',
  plan_propensities: 'A plan moves',
  rotations: 'A rotation was opened with',
  exclusions: 'An exclusion is about',
  wishes: 'A rep has a wish about',
  coaching_plans: 'A coaching plan is about',
  coaching_accounts: 'A coaching plan is about',
  name_merges: 'Names were merged or told apart for',
};

/** The refusal because something in the product is about what the import brought. */
export function referredTo({ table, name }: { table: string; name: string }): ProductError {
  return cannotUndo(
    `${BUILT[table] ?? 'Something in the product is about'} ${name}, which came with this import. Import corrected files instead.`,
  );
}
