import { Rates } from '../../imports/conversion/rates';
import { isProblem, TableRow } from '../../imports/conversion/tableRow';
import type { PlannedTable } from '../../imports/plan';
import { readTable } from '../../imports/reading/tableRows';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { otherCurrency } from '../../storage/imports/importCommit';
import { findCompany, hasRevenue } from '../../storage/people/company';

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/**
 * The currency of an import: the company's own once it has revenue; before that the stated one, the only one that the
 * files name, or USD.
 * @throws ProductError import.unknownCurrency, import.currency
 */
export async function agreeCurrency(
  { db }: Database,
  stated: string | undefined,
  tables: readonly PlannedTable[],
): Promise<string> {
  if (stated !== undefined && !KNOWN_CURRENCIES.has(stated)) {
    throw new ProductError(
      'invalid',
      'import.unknownCurrency',
      `"${stated}" is not a currency; write a code of ISO 4217 such as USD or EUR.`,
    );
  }
  const company = await findCompany(db);
  const fixed = company !== null && (await hasRevenue(db));
  if (fixed && stated !== undefined && stated !== company.currency) throw otherCurrency(company.currency, stated);
  if (fixed) return company.currency;
  const named = new Set(tables.flatMap(({ recognised }) => recognised.currencies));
  const [only] = named.size === 1 ? named : [];
  return stated ?? (only && KNOWN_CURRENCIES.has(only) ? only : (company?.currency ?? 'USD'));
}

/** Reads the tables of exchange rates. @throws ProductError import.rates for a row that holds none */
export async function readRates(tables: readonly PlannedTable[]): Promise<Rates> {
  const rates = new Rates();
  for (const { file, layout, recognised } of tables.filter((table) => table.recognised.holds === 'rates')) {
    const row = new TableRow(recognised);
    await readTable(file, layout, (cells, line) => {
      row.load(cells);
      const month = row.day('month');
      const currency = row.text('currency');
      if (isProblem(month) || currency === '' || !rates.add(currency, month.slice(0, 7), row.text('rate'))) {
        throw new ProductError(
          'invalid',
          'import.rates',
          `${file.name}, line ${line}, holds no rate. Write a currency such as EUR, a month (or leave it empty for all) and what one unit is worth in the company's currency, for example EUR,2026-01,1.0845.`,
          { file: file.name, line },
        );
      }
    });
  }
  return rates;
}

/** Adds a question to every table with amounts in currencies that cannot be converted. */
export function askForRates(tables: readonly PlannedTable[], currency: string, rates: Rates): void {
  for (const { recognised } of tables) {
    if (recognised.holds !== 'deals') continue;
    const missing = recognised.currencies.filter((one) => one !== currency && !rates.knows(one));
    if (missing.length === 0) continue;
    const column = recognised.columns.find(({ field }) => field === 'currency')?.header ?? '';
    recognised.questions.push({ about: 'rates', column, currencies: missing });
  }
}
