import type { Cells, Feed, Made } from '../../imports/conversion/feed';
import { TableRow } from '../../imports/conversion/tableRow';
import { FillDown } from '../../imports/grouped/fillDown';
import { rowKind } from '../../imports/kinds/index';
import { feedOf, lineOf, placeOf } from '../../imports/place';
import type { PlannedTable } from '../../imports/plan';
import { duplicateProblem, type RowProblem } from '../../imports/problems';
import { readTable } from '../../imports/reading/tableRows';
import { rowReader } from '../../imports/rowReader';
import type { Staging } from '../../storage/imports/importStaging';
import type { OnChunk } from './stageFile';
import { TableTally } from './tableTally';

/** What the staging of tables shares: their names by number, for messages about two of them. */
export interface StagedTables {
  /** Names of the files by the numbers of their feeds, from 1. */
  names: readonly string[];
}

/**
 * Reads a table for one kind that it feeds: every row is staged, left out for a reason, or rejected.
 * @param number of the feed, from 1; tells its rows from those of others
 * @param onChunk may throw to stop
 */
export async function stageTable(
  staging: Staging,
  table: PlannedTable,
  feed: Feed,
  number: number,
  { names }: StagedTables,
  onChunk: OnChunk,
): Promise<TableTally> {
  const { file, layout } = table;
  const kind = rowKind(feed.kind);
  const positions = kind.columns.map((_, i) => i);
  const read = rowReader({ kind: feed.kind, positions }, positions.length, staging.resolve);
  const row = new TableRow(table.recognised);
  const down = new FillDown(table.recognised);
  const tally = new TableTally(staging, feed);
  const nameOf = (place: number): string => (feedOf(place) === number ? '' : ` of ${names[feedOf(place) - 1]}`);
  const reject = (line: number, problem: RowProblem, cells: readonly string[], cents = 0): void => {
    tally.rejected(problem, cents);
    if (!feed.derived) staging.reject(feed.kind, file.name, line, named(problem, feed, row), cells);
  };
  const batch = staging.batch(
    feed.kind,
    (place, first, cells) => {
      tally.retracted();
      const value = row.load(cells).text(feed.fields[kind.key[0]] ?? '');
      reject(lineOf(place), duplicateProblem(kind.key[0], value, lineOf(first), nameOf(first)), cells);
    },
    feed.merge,
  );
  const isRepeated = (line: number, content: string, cells: readonly string[]): boolean => {
    // A row with a column for each month is seen once for each of them.
    const identity = table.layout.across ? null : (feed.identity?.(row) ?? null);
    if (identity === null) return false;
    const before = staging.seeDeal(`${feed.kind}\n${identity}`, placeOf(number, line), content);
    if (before === null) return false;
    if (before.same) tally.leftOut('repeated', 0);
    else reject(line, otherDeal(row, lineOf(before.place), nameOf(before.place)), cells);
    return true;
  };
  const seen = new Set<number>();
  /** False when the row was rejected. */
  const take = (cells: readonly string[], line: number, made: Cells): boolean => {
    const named = made.name === '' ? { ...made, name: made[kind.columns[0].name] } : made;
    const result = read(kind.columns.map(({ name }) => named[name] ?? ''));
    if (result.problem) {
      reject(line, result.problem, cells);
      return false;
    }
    if (kind.defines) {
      const { ref, isNew } = staging.identify(kind.defines, result.values[0] as string, made.name);
      result.values[0] = ref;
      // What is only named adds nothing to a rep that is known, nor to an account whose name is not given.
      if (feed.derived && !isNew && (kind.defines === 'rep' || made.name === '' || seen.has(ref))) return true;
      seen.add(ref);
    }
    batch.add(placeOf(number, line), result.values, cells);
    tally.staged();
    return true;
  };

  let rows = 0;
  staging.begin();
  await readTable(
    file,
    layout,
    (written, line) => {
      rows++;
      const cells = down.fill(written);
      const made = feed.make(row.load(cells, written));
      const isAbout = !('leftOut' in made) || made.leftOut === 'noCreation';
      if (isAbout && isRepeated(line, contentOf(made), cells)) return;
      if ('problem' in made) return reject(line, made.problem, cells, made.cents);
      if ('leftOut' in made) return tally.leftOut(made.leftOut, made.cents ?? 0);
      if (made.rows.every((one) => take(cells, line, one))) tally.accepted(made.cents ?? 0);
    },
    (bytes) => onChunk(bytes, rows),
    // A line without any month in it may begin a group.
    layout.across ? (cells) => down.fill(cells) : undefined,
  );
  batch.flush();
  staging.commit();
  return tally;
}

/** What a row says, to compare it with another one about the same. */
const contentOf = (made: Made): string => JSON.stringify('rows' in made ? made.rows : made);

/** The problem under the name that the table itself gives to the column. */
function named(problem: RowProblem, { fields }: Feed, row: TableRow): RowProblem {
  const header = row.header(fields[problem.column] ?? '');
  return header === '' ? problem : { ...problem, column: header };
}

function otherDeal(row: TableRow, line: number, file: string): RowProblem {
  const deal = row.text('deal');
  const problem = `Line ${line}${file} has the same ${row.header('deal')} with other figures. Keep the one that is right.`;
  return { kind: 'duplicate', column: row.header('deal'), value: deal, problem };
}
