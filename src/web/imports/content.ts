import type { ImportView } from '../../app/imports/findImport';
import type { ImportOrigin } from '../../app/imports/importHistory';
import { recognisedFiles } from '../../app/imports/restateImport';
import { type FileSummary, type ImportSummary, nothingUsable, rowsRejected, rowsToWrite } from '../../imports/summary';
import { formatMoney } from '../../shared/money';
import type { ImportRecord, ImportState } from '../../storage/imports/imports';
import type { Tone } from '../view/tones';
import { recognisedContent } from './mappingContent';

const STATES: Record<ImportState, { label: string; tone: Tone }> = {
  staging: { label: 'being read', tone: 'waiting' },
  asked: { label: 'has a question for you', tone: 'waiting' },
  previewed: { label: 'waits for your decision', tone: 'waiting' },
  committed: { label: 'committed', tone: 'done' },
  undone: { label: 'taken back', tone: 'quiet' },
  discarded: { label: 'discarded', tone: 'quiet' },
  failed: { label: 'could not be read', tone: 'worse' },
};

const WORK: Readonly<Record<string, string>> = { 'import.commit': 'Committing', 'import.undo': 'Taking it back' };

/** One line of the history. */
export function historyRow({ record, origin }: { record: ImportRecord; origin: ImportOrigin }, locale: string) {
  const { id, createdAt, state, summary } = record;
  const [first, ...others] = origin.files;
  return {
    id,
    createdAt,
    ...STATES[state],
    ...(summary ? { ...counts(summary), total: revenueTotal(summary, locale) } : {}),
    by: byWhom(origin),
    files: first && { first: first.name, others: others.length, hash: first.sha256.slice(0, 8) },
  };
}

const byWhom = ({ by }: ImportOrigin): string => by ?? 'a command';

/** Everything the page of an import shows, in the words and figures of its state. */
export function importContent({ record, work, trouble, canUndo }: ImportView, origin: ImportOrigin, locale: string) {
  const { state, summary } = record;
  const recognised = recognisedFiles(record);
  return {
    id: record.id,
    state: STATES[state],
    createdAt: record.createdAt,
    by: byWhom(origin),
    given: origin.files,
    committedAt: record.committedAt,
    trouble,
    work: work && {
      label: WORK[work.kind] ?? 'Reading the files',
      note: work.progress?.note ?? 'Waiting for its turn',
      done: work.progress?.done ?? 0,
      total: work.progress?.total ?? null,
    },
    asked: state === 'asked' && work === null,
    canCorrect: work === null && (state === 'asked' || state === 'previewed') && recognised.length > 0,
    recognised: recognised.map(recognisedContent),
    canCommit: state === 'previewed' && work === null && !(record.summary && nothingUsable(record.summary)),
    canDiscard:
      work?.kind !== 'import.commit' &&
      work?.kind !== 'import.undo' &&
      (state === 'previewed' || state === 'asked' || (state === 'staging' && work !== null)),
    committed: state === 'committed',
    canUndo: canUndo && work === null,
    undoneAt: record.undoneAt,
    summary: summary && {
      ...summary,
      ...counts(summary),
      files: summary.files.map((file) => ({
        ...file,
        total: file.totalCents === null ? null : formatMoney(file.totalCents, summary.currency, locale, true),
        ignored: file.ignoredColumns.join(', '),
        notes: notesOf(file, locale),
      })),
      samples: (summary.samples ?? []).map((row) => ({
        ...row,
        amount: formatMoney(row.cents, summary.currency, locale, true),
      })),
      alike: (summary.alike ?? []).map(({ noun, score, names }) => ({
        score,
        noun: noun === 'account' ? 'account' : 'product or category',
        names: names.map((name) => ({ ...name, amount: formatMoney(name.cents, summary.currency, locale, true) })),
      })),
      total: revenueTotal(summary, locale),
      mendable: mendableFiles(summary),
      moreRejected: Math.max(0, rowsRejected(summary) - summary.firstRejected.length),
    },
  };
}

/** Files of which rows were rejected, each once, with their names as part of an address. */
function mendableFiles({ files }: ImportSummary): { file: string; encoded: string }[] {
  const names = files.filter(({ rejected, derived }) => rejected > 0 && !derived).map(({ file }) => file);
  return [...new Set(names)].map((file) => ({ file, encoded: encodeURIComponent(file) }));
}

/** Rows that are neither written nor rejected, in words. */
function notesOf({ combined, leftOut }: FileSummary, locale: string): string {
  const count = (n: number): string => n.toLocaleString(locale);
  return [
    ...(combined > 0 ? [`${count(combined)} added to others of the same month`] : []),
    ...(leftOut ?? []).map(({ rows, because }) => `${count(rows)} left out: ${because}`),
  ].join('; ');
}

function counts(summary: ImportSummary) {
  return { toWrite: rowsToWrite(summary), rejected: rowsRejected(summary), unusable: nothingUsable(summary) };
}

function revenueTotal(summary: ImportSummary, locale: string): string | null {
  const revenue = summary.files.filter((file) => file.kind === 'revenue');
  const cents = revenue.reduce((sum, file) => sum + (file.totalCents ?? 0), 0);
  return revenue.length > 0 ? formatMoney(cents, summary.currency, locale, true) : null;
}
