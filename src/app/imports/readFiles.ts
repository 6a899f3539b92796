import { statSync } from 'node:fs';
import type { Feed, ImportContext } from '../../imports/conversion/feed';
import { feedsOf } from '../../imports/conversion/index';
import { FILE_KINDS, type FileKind } from '../../imports/kinds/rowKind';
import type { PlannedTable, ReadingPlan } from '../../imports/plan';
import { ProductError } from '../../shared/errors';
import { checkWholeFile } from '../../storage/imports/importChecks';
import { settleParents } from '../../storage/imports/importNames';
import type { Staging } from '../../storage/imports/importStaging';
import { stageFile } from './stageFile';
import { stageTable } from './stageTable';
import type { TableTally } from './tableTally';

/** How far the reading is: bytes read of all bytes, the file being read, and the rows read of all files so far. */
export interface ReadingProgress {
  done: number;
  total: number;
  file: string;
  rows: number;
}

/** Told with every chunk; may throw to stop. */
export type OnRead = (progress: ReadingProgress) => void;

/** What the tables brought that the summary tells beyond its counts. */
export interface TablesRead {
  /** Deals without an account, by file: rows and sum in minor units. */
  withoutAccount: { file: string; rows: number; cents: number }[];
  /** Rows that lost a parent or manager whom the files do not hold. */
  parentsLost: number;
}

/** Reads everything of a plan into a staging file, kind by kind: whoever is named comes before who names them. */
export async function readFiles(
  staging: Staging,
  plan: ReadingPlan,
  context: ImportContext,
  onRead: OnRead,
): Promise<TablesRead> {
  const feeds = plan.tables.map((table) => feedsOf(table.recognised, context));
  const result: TablesRead = { withoutAccount: [], parentsLost: 0 };
  const total = bytesToRead(plan, feeds);
  let done = 0;
  let allRows = 0;
  const counting = (file: string) => {
    let read = 0;
    return (bytes: number, rows: number): void => {
      done += bytes;
      allRows += rows - read;
      read = rows;
      onRead({ done, total, file, rows: allRows });
    };
  };
  const numbered = numberedFeeds(plan.tables, feeds);
  const names = numbered.map(({ table }) => table.file.name);
  for (const kind of FILE_KINDS) {
    for (const planned of plan.files.filter(({ mapping }) => mapping.kind === kind)) {
      const rows = await stageFile(staging, planned, counting(planned.file.name));
      if (kind === 'revenue' && rows === 0) throw noRevenue(planned.file.name);
    }
    const ofKind = numbered.filter(({ feed }) => feed.kind === kind);
    for (const { table, feed, number } of ofKind) {
      const before = rowsOf(staging, kind);
      const tally = await stageTable(staging, table, feed, number, { names }, counting(table.file.name));
      if (!tally.isEmpty) tally.note(table, tally.rows - (rowsOf(staging, kind) - before));
      noteWithoutAccount(result, table, tally);
    }
    if (ofKind.length > 0) result.parentsLost += settle(staging, kind, names);
  }
  return result;
}

/** Every feed with a number of its own from 1; what the files hold comes before what only follows from them. */
function numberedFeeds(tables: readonly PlannedTable[], feeds: readonly Feed[][]) {
  return tables
    .flatMap((table, i) => feeds[i].map((feed) => ({ table, feed })))
    .sort((a, b) => Number(a.feed.derived) - Number(b.feed.derived))
    .map((one, i) => ({ ...one, number: i + 1 }));
}

function bytesToRead({ files, tables }: ReadingPlan, feeds: readonly Feed[][]): number {
  const canonical = files.reduce((sum, { file }) => sum + statSync(file.path).size, 0);
  return tables.reduce((sum, { file }, i) => sum + statSync(file.path).size * feeds[i].length, canonical);
}

function rowsOf({ handle }: Staging, kind: FileKind): number {
  return handle.prepare(`select count(*) from ${kind}`).pluck().get() as number;
}

function noteWithoutAccount(result: TablesRead, { file }: PlannedTable, { withoutAccount }: TableTally): void {
  const { rows, cents } = withoutAccount;
  if (rows > 0) result.withoutAccount.push({ file: file.name, rows, cents });
}

/** The checks that need every row of a kind. @returns rows that lost their parent */
function settle(staging: Staging, kind: FileKind, names: readonly string[]): number {
  if (kind !== 'accounts' && kind !== 'reps') return 0;
  const lost = settleParents(staging.handle, kind, kind === 'accounts' ? 'parent_id' : 'manager_id');
  checkWholeFile(staging, kind, names[0]);
  return lost;
}

const noRevenue = (file: string): ProductError =>
  new ProductError(
    'invalid',
    'import.noRevenue',
    `${file} has column names but no rows. Export it again with the revenue of at least one month.`,
  );
