import { inflateRawSync } from 'node:zlib';
import { workbook } from '../../src/exports/workbook';
import { plainChanges } from '../../src/outcomes/plainChange';
import { csvText } from '../../src/reviews/cells';
import { tradeLines } from '../../src/reviews/effect/tradeLines';
import { accountTable, exchangeTable, quarterTable } from '../../src/reviews/exportTables';
import { quarterlyReview } from '../../src/reviews/quarterlyReview';
import { tableCsv } from '../../src/reviews/tableCsv';
import { quarterIndex } from '../../src/shared/calendar';
import { effectReport, tradeEffect } from '../outcomes/effectFixture';
import { leg, panel } from '../outcomes/panel';

const k = (...thousands: number[]): number[] => thousands.map((t) => t * 100_000);
const manner = { currency: 'USD', locale: 'en-US' };
const legs = [leg(1), leg(2)];
const names = legs.map(({ tradeId, accountId }) => ({
  tradeId,
  tradeNumber: 7,
  accountId,
  accountExternalId: `A${accountId}`,
  accountName: accountId === 2 ? '=HYPERLINK("x")' : 'Harbour & Pine',
  fromRep: 'Ana',
  toRep: 'Bo',
}));
const review = quarterlyReview({
  outcomes: plainChanges({
    revenue: panel('2023-Q1', {
      1: k(100, 200, 300, 400, 110, 220, 300),
      2: k(50, 50, 50, 50, 55, 55, 55),
      5: k(100, 100, 100, 100, 90, 95, 100),
    }),
    asOf: quarterIndex('2024-Q2'),
    fiscalYearStartMonth: 1,
    legs,
    notSwapped: [{ rotationId: 'R', accountIds: [5] }],
  }),
  asOf: '2024-Q2',
  rotations: [{ id: 'R', name: 'Spring' }],
  legs: names,
  ...manner,
});
const lines = tradeLines([tradeEffect({ tradeId: legs[0].tradeId })], names, manner);
const decision = {
  tradeId: legs[0].tradeId,
  decision: 'keep' as const,
  reason: '-as agreed',
  reviewAgain: null,
  asOf: '2024-Q2',
  evidence: null,
  at: '2024-08-01T09:00:00.000Z',
  byName: 'Ana',
};
const effects = { lines, decided: [{ line: lines[0], decision }] };

test('one row an account: before and after, the effect of its exchange with its range, the decision', () => {
  const { columns, rows } = accountTable(review, effects);
  const cell = (row: number, column: string): string => csvText(rows[row][columns.indexOf(column)]);
  expect(rows).toHaveLength(2);
  expect([cell(0, 'after'), cell(0, 'same_quarters_before'), cell(0, 'plain_change_share')]).toEqual([
    '330000.00',
    '300000.00',
    '0.1000',
  ]);
  expect(cell(1, 'not_swapped_change_share')).toBe('-0.0750');
  expect([cell(0, 'trade_effect_a_quarter'), cell(0, 'trade_effect_low'), cell(0, 'trade_effect_high')]).toEqual([
    '1500.00',
    '-3000.00',
    '6000.00',
  ]);
  expect([cell(0, 'trade_verdict'), cell(0, 'trade_decision')]).toEqual(['no clear change', 'keep']);
});

test('names of reps are left out where a company shows no figures of individual reps', () => {
  const { columns, rows } = accountTable(review, effects, false);
  expect(rows[0][columns.indexOf('from_rep')]).toBe('');
  expect(rows[0][columns.indexOf('to_rep')]).toBe('');
});

test('an effect without an interval is in no export', () => {
  const bare = tradeLines(
    [tradeEffect({ tradeId: legs[0].tradeId, interval: null, verdict: 'notComparable' })],
    names,
    manner,
  );
  const { columns, rows } = exchangeTable({ lines: bare, decided: [] });
  expect(rows[0][columns.indexOf('effect_a_quarter')]).toBeNull();
  expect(rows[0][columns.indexOf('effect_share')]).toBeNull();
});

test('the CSV adds up to the totals, and no text in it is run by a spreadsheet', () => {
  const { columns, rows } = accountTable(review, effects);
  const at = columns.indexOf('plain_change');
  const cents = rows.reduce((sum, row) => sum + Math.round(Number(csvText(row[at])) * 100), 0);
  expect(cents).toBe(review.totals.plain!.changeCents);
  const csv = tableCsv({ name: 'Accounts', columns, rows });
  expect(csv.split('\r\n')).toHaveLength(4);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(tableCsv(exchangeTable(effects))).toContain("'-as agreed");
});

test('where people write a decimal comma the CSV has one, and semicolons between cells', () => {
  const table = accountTable(review, effects);
  const [header, first] = tableCsv(table, 'de-DE').split('\r\n');
  expect(header.split(';')).toEqual(table.columns);
  expect(first).toMatch(/;\d+,\d\d;-?\d+,\d\d;-?0,\d{4};/);
  expect(tableCsv(table, 'en-GB')).toBe(tableCsv(table));
});

test('in the workbook numbers are numbers, shares are percentages, and text that looks like a formula is text', async () => {
  const tables = [exchangeTable(effects), accountTable(review, effects), quarterTable(effectReport())];
  const parts = unzipped(await workbook('Review', [{ heading: 'Effect', sentences: ['=1+1', 'Two'] }], tables));
  expect(Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(4);
  expect(parts['xl/workbook.xml']).toContain('name="Quarter by quarter"');
  const accounts = parts['xl/worksheets/sheet3.xml'];
  expect(accounts).toMatch(/<c r="L2" s="\d+"><v>330000<\/v>/);
  expect(accounts).not.toContain('<f>');
  // Counts, money, shares and days: never a cell of text below the header.
  expect(parts['xl/worksheets/sheet2.xml']).toMatch(/<c r="L\d+" s="\d+"><v>\d{5}<\/v>/);
  expect(parts['xl/worksheets/sheet2.xml']).not.toMatch(/<c r="[ACDFGHIJL]([2-9]|\d\d+)"[^>]* t="/);
  expect(accounts).not.toMatch(/<c r="[CIJKLMNOPQRSUVW]([2-9]|\d\d+)"[^>]* t="/);
  expect(parts['xl/worksheets/sheet4.xml']).not.toMatch(/<c r="[A-F]([2-9]|\d\d+)"[^>]* t="/);
  expect(parts['xl/styles.xml']).toContain('0.0%');
  expect(parts['xl/sharedStrings.xml']).toContain('<t>=HYPERLINK("x")</t>');
  expect(parts['xl/sharedStrings.xml']).toContain('Harbour &amp; Pine ⇄ =HYPERLINK');
});

/** The files of a zip archive by name, read by its central directory. */
function unzipped(zip: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\x05\x06') + 16);
  while (zip.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    files[name] = (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
