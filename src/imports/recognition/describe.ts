import type { Dialect } from '../dialects/dialect';
import { FIELDS, type Holding } from '../mapping/fields';
import { headerFingerprint } from '../mapping/fingerprint';
import type { FileMappingStated } from '../mapping/mapping';
import type { ColumnProfile } from '../tables/columnProfile';
import { currencyCode } from '../tables/numbers';
import type { Candidate } from './candidates';
import { amountFormat, dayFormat, decideDateOrder, decideDecimal } from './formats';
import type { Match } from './matchColumns';
import type { Recognisable } from './recognisable';
import type { Question, RecognisedFile } from './recognised';
import { saysWon } from './stages';

/** What a table is read as: the parts of a candidate that describe it, or what a person stated. */
type Reading = Candidate | { dialect: Dialect; holds: Exclude<Holding, 'nothing'>; matches: Match[] };

const NAMES: Readonly<Record<Holding, string>> = {
  deals: 'deals',
  accounts: 'accounts',
  reps: 'reps',
  ownerHistory: 'history of owners',
  rates: 'exchange rates',
  nothing: 'nothing that is read',
};

/** Puts a reading of a table into data: columns with meaning, samples and format, and the questions that its values raise. */
export function describe(table: Recognisable, reading: Reading | null, stated?: FileMappingStated): RecognisedFile {
  const { columns, rows } = table.profile;
  const holds: Holding = reading === null ? 'nothing' : 'file' in reading ? reading.file.holds : reading.holds;
  const stage = reading === null ? null : settleStage(reading, stated);
  const matches = (reading?.matches ?? []).filter((match) => !stage?.dropped || match.field !== 'stage');
  const fieldOf = new Map(matches.map(({ field, column }) => [column, field]));
  const ofType = (type: string): ColumnProfile[] =>
    matches.filter(({ field }) => FIELDS[holds][field]?.type === type).map(({ column }) => column);
  const { order, question: orderQuestion } = decideDateOrder(ofType('day'), stated?.dateOrder ?? null);
  const { decimal, question: decimalQuestion } = decideDecimal(ofType('amount'), stated?.decimal ?? null);
  const format = (column: ColumnProfile): string | null => {
    const type = FIELDS[holds][fieldOf.get(column) ?? '']?.type;
    if (type === 'day') return dayFormat(column, order);
    return type === 'amount' ? amountFormat(column, decimal) : null;
  };
  const questions = [orderQuestion, decimalQuestion, stage?.question].filter((question) => question != null);
  return {
    file: table.file,
    sheet: table.sheet,
    system: reading?.dialect.source ?? 'table',
    holds,
    label: labelOf(reading, holds, matches),
    confidence: reading !== null && 'confidence' in reading ? reading.confidence : 0,
    because: reading !== null && 'telling' in reading ? reasons(reading) : '',
    told: stated ? 'stated' : 'recognised',
    doubtful: {
      dateOrder: ofType('day').some(({ days }) => days.pairs > 0),
      decimal: ofType('amount').some(({ numbers }) => numbers.point + numbers.comma + numbers.either > 0),
    },
    rows,
    ...(table.across ? { across: true } : {}),
    ...(table.headerLines === 2 ? { inTwoLines: true } : {}),
    fingerprint: headerFingerprint(columns.map(({ header }) => header)),
    columns: columns.map((column) => ({
      header: column.header,
      position: column.position,
      field: fieldOf.get(column) ?? null,
      samples: column.samples,
      format: format(column),
    })),
    dateOrder: order,
    decimal,
    wonStages: stated?.wonStages ?? null,
    stages: stage?.stages ?? [],
    currencies: currenciesOf(matches),
    splitByTerm: stated?.splitByTerm ?? false,
    questions,
  };
}

/** 'Salesforce: deals'; deals of which nothing says that some are open or lost are sales. */
function labelOf(reading: Reading | null, holds: Holding, matches: readonly Match[]): string {
  if (reading === null) return 'not recognised';
  const staged = matches.some(({ field }) => field === 'stage' || field === 'won');
  const name = holds === 'deals' && !staged ? 'sales by month or day' : NAMES[holds];
  return reading.dialect.loose ? name[0].toUpperCase() + name.slice(1) : `${reading.dialect.label}: ${name}`;
}

function reasons({ telling, matches, dialect }: Candidate): string {
  if (!dialect.loose) return `column names of ${dialect.label}: ${telling.slice(0, 5).join(', ')}`;
  return `column names: ${matches
    .filter(({ score }) => score > 0.5)
    .slice(0, 6)
    .map(({ column }) => column.header)
    .join(', ')}`;
}

/** Stages must tell which deals are won; a status in a table of sales that tells nothing about it is left aside. */
function settleStage(
  { dialect, matches }: Reading,
  stated: FileMappingStated | undefined,
): { stages: string[]; question: Question | null; dropped: boolean } | null {
  const column = matches.find(({ field }) => field === 'stage')?.column;
  if (!column || matches.some(({ field }) => field === 'won')) return null;
  const stages = [...(column.values?.keys() ?? [])];
  if (stated?.wonStages || stages.some(saysWon)) return { stages, question: null, dropped: false };
  if (dialect.loose && !stated) return { stages: [], question: null, dropped: true };
  return { stages, question: { about: 'wonStages', column: column.header, stages }, dropped: false };
}

/** Currencies by the column of currencies, else by the marks at the amounts, else by the name of their column. */
function currenciesOf(matches: readonly Match[]): string[] {
  const of = (wanted: string): ColumnProfile | undefined => matches.find(({ field }) => field === wanted)?.column;
  const currency = of('currency');
  const found = currency ? (currency.values?.keys() ?? currency.samples) : (of('amount')?.marks ?? []);
  const codes = [...new Set([...found].map(currencyCode))].sort();
  return codes.length > 0 || currency ? codes : inHeader(of('amount')?.header ?? '');
}

const CODES = new Set(Intl.supportedValuesOf('currency'));

/** 'Umsatz (EUR)', 'Amount in €': the currency that a column's name tells. */
function inHeader(header: string): string[] {
  // TEUR and k€ are thousands of EUR and €.
  const alone = header.replace(/(?<!\p{L})[Tk](?=EUR|USD|CHF|GBP|\p{Sc})/gu, '');
  const words = alone.split(/[^\p{L}\p{Sc}]+/u).filter((word) => CODES.has(word) || /^\p{Sc}$/u.test(word));
  return words.slice(0, 1).map(currencyCode);
}
