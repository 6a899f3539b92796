import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { inputFiles } from '../../../src/app/imports/inputFiles';
import { stageImport } from '../../../src/app/imports/stageImport';
import type { ImportSummary } from '../../../src/imports/summary';
import { type Desk, type Files, fileOf, openDesk } from '../desk';
import { workbook } from './workbook';

const folder = process.env.ROTATION_REAL_DATA ?? resolve(__dirname, '../../../../shared/data');
const MAVEN_CENTS = 1_000_553_400;
/** Companies in canonical files: accounts and total in minor units; of the second 22 accounts have no owner. */
const COMPANIES = [
  ['adventureworks-intl', 274, 2_687_990_243],
  ['classicmodels', 122, 936_533_643],
] as const;

/** The one whose rows are read. */
let company: string = COMPANIES[0][0];

type Row = Record<string, string>;
const rowsOf = (file: string): Row[] => parse(readFileSync(join(folder, company, file)), { columns: true, bom: true });
const csv = (header: string[], rows: string[][], delimiter = ','): string =>
  [header, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
const id15 = (prefix: string, id: string): string => prefix + id.padStart(12, '0');

/** The company's revenue as won deals, one a row. */
const sold = (): Row[] => rowsOf('revenue.csv');
const nameOf = (rows: Row[], key: string): Map<string, string> => new Map(rows.map((row) => [row[key], row.name]));

function salesforceFiles(): Record<string, string> {
  const users = rowsOf('reps.csv').map((r) => [
    `${id15('005', r.rep_id)}AAA`,
    r.name,
    r.email,
    'true',
    r.manager_id && id15('005', r.manager_id),
  ]);
  const accounts = rowsOf('accounts.csv').map((a) => [
    `${id15('001', a.account_id)}AAA`,
    a.name,
    a.region,
    a.industry,
    a.owner_id && `${id15('005', a.owner_id)}AAA`,
    'false',
  ]);
  const deals = sold().map((r, i) => [
    id15('006', String(i)),
    id15('001', r.account_id),
    'Closed Won',
    `${r.month}-28`,
    r.amount,
    r.category,
    r.rep_id && `${id15('005', r.rep_id)}AAA`,
    'true',
    'true',
  ]);
  return {
    'User.csv': csv(['Id', 'Name', 'Email', 'IsActive', 'ManagerId'], users),
    'Account.csv': csv(['Id', 'Name', 'BillingCountry', 'Industry', 'OwnerId', 'IsDeleted'], accounts),
    'Opportunity.csv': csv(
      ['Id', 'AccountId', 'StageName', 'CloseDate', 'Amount', 'Product_Family__c', 'OwnerId', 'IsClosed', 'IsWon'],
      deals,
    ).replace('Product_Family__c', 'Product Family'),
  };
}

function hubspotFiles(): Record<string, string | Buffer> {
  const reps = nameOf(rowsOf('reps.csv'), 'rep_id');
  const companies = rowsOf('accounts.csv').map((a) => [
    a.account_id,
    a.name,
    reps.get(a.owner_id) ?? '',
    a.region,
    a.industry,
  ]);
  const deals = sold().map((r, i) => [
    String(i + 1),
    `Deal ${i + 1}`,
    'closedwon',
    `${r.month}-28 10:00`,
    reps.get(r.rep_id) ?? '',
    r.amount.replace('.', ','),
    r.account_id,
    r.category,
  ]);
  return {
    'companies.csv': Buffer.from(
      `\ufeff${csv(['Record ID', 'Company name', 'Company owner', 'Country/Region', 'Industry'], companies, ';')}`,
      'utf16le',
    ),
    'deals.csv': csv(
      [
        'Record ID',
        'Deal Name',
        'Deal Stage',
        'Close Date',
        'Deal owner',
        'Amount',
        'Associated Company IDs',
        'Product',
      ],
      deals,
      ';',
    ),
  };
}

async function dynamicsFiles(): Promise<Record<string, string | Buffer>> {
  const reps = nameOf(rowsOf('reps.csv'), 'rep_id');
  const guid = (kind: number, id: string): string => `{0000000${kind}-0000-4000-8000-${id.padStart(12, '0')}}`;
  // A view names the account of a deal; two of one name could not be told apart.
  const names = new Map(rowsOf('accounts.csv').map((a) => [a.account_id, `${a.name} (${a.account_id})`]));
  const accounts = rowsOf('accounts.csv').map((a) => [
    guid(1, a.account_id),
    names.get(a.account_id)!,
    reps.get(a.owner_id) ?? '',
    a.region,
    a.industry,
  ]);
  const deals = sold().map((r, i) => [
    guid(2, String(i)),
    names.get(r.account_id)!.toUpperCase(),
    'Won',
    new Date(`${r.month}-28T00:00:00Z`),
    Number(r.amount),
    reps.get(r.rep_id) ?? '',
    r.category,
  ]);
  return {
    'accounts.xlsx': await workbook([
      ['(Do Not Modify) Account', 'Account Name', 'Owner', 'Address 1: Country/Region', 'Industry'],
      ...accounts,
    ]),
    'opportunities.xlsx': await workbook([
      ['(Do Not Modify) Opportunity', 'Account', 'Status', 'Actual Close Date', 'Actual Revenue', 'Owner', 'Product'],
      ...deals,
    ]),
  };
}

async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk();
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

const bringPaths = async (desk: Desk, ...paths: string[]): Promise<ImportSummary> => {
  const { id } = await stageImport(desk.database, { files: inputFiles(paths), actor: desk.actor });
  return desk.commit(id);
};

const centsOf = (desk: Desk): unknown => desk.one('select sum(amount_cents) from revenue');

if (existsSync(folder)) {
  const maven = (name = ''): string => join(folder, 'maven-crm-export', name);

  test.each([
    ['the folder as it is', [maven()]],
    ['the deals with days of the United States', [maven('sales_pipeline_usdates.csv')]],
  ])('a CRM export of 8,800 deals: %s', async (_name, paths) => {
    await withDesk(async (desk) => {
      const summary = await bringPaths(desk, ...paths);
      expect(centsOf(desk)).toBe(MAVEN_CENTS);
      expect(fileOf(summary, 'revenue').totalCents).toBe(MAVEN_CENTS);
      expect(fileOf(summary, 'deals').rejected).toBe(1425);
      expect(desk.one('select count(*) from accounts')).toBe(85);
      expect(summary.months).toEqual({ first: '2017-03', last: '2017-12' });
      const warnings = summary.warnings.join('\n');
      expect(warnings).toMatch(/1,425 deals of sales_pipeline\w*\.csv have no account/);
      expect(warnings).toMatch(/covers 10 months.*nothing is said about growth/);
      if (paths[0] === maven()) expect(warnings).toMatch(/5 reps have no deal in the files: Carl Lin/);
    });
  });

  test('a second list of accounts with owners out of date is compared and not written', async () => {
    await withDesk(async (desk) => {
      const summary = await bringPaths(desk, join(folder, 'adventureworks-intl'));
      expect(summary.warnings.join('\n')).toMatch(
        /accounts_extra\.csv names another owner for \d+ of \d+ accounts than the files that count/,
      );
      expect(desk.one("select count(*) from assignments where role = 'owner'")).toBe(327);
    });
  });

  const systems: [string, () => Files | Promise<Files>][] = [
    ['Salesforce', salesforceFiles],
    ['HubSpot', hubspotFiles],
    ['Dynamics 365', dynamicsFiles],
  ];
  const cases = COMPANIES.flatMap((one) => systems.map(([label, files]) => [...one, label, files] as const));

  test.each(cases)(
    '%s (%i accounts, %i cents) in the form of %s comes in to the cent',
    async (name, accounts, cents, label, files) => {
      company = name;
      const made = await files();
      await withDesk(async (desk) => {
        const summary = await desk.bring(made);
        expect(summary.recognised.every((file) => file.label.startsWith(label))).toBe(true);
        expect(centsOf(desk)).toBe(cents);
        expect(desk.one('select count(*) from accounts')).toBe(accounts);
        const owned = rowsOf('accounts.csv').filter((a) => a.owner_id !== '');
        expect(desk.one("select count(distinct account_id) from assignments where role = 'owner'")).toBe(owned.length);
        expect(desk.one("select count(distinct rep_id) from assignments where role = 'owner'")).toBe(
          new Set(owned.map((a) => a.owner_id)).size,
        );
        const again = await desk.bring(made);
        expect(again.files.every(({ added, changed }) => added + changed === 0)).toBe(true);
      });
    },
  );
} else {
  test(`real data is not here: ${folder}`, () => {
    expect(existsSync(folder)).toBe(false);
  });
}
