import type { Layout } from '../reading/header';
import type { InputFile } from '../reading/inputFile';
import { readTable } from '../reading/tableRows';
import { positionOf, type RecognisedFile } from '../recognition/recognised';
import type { TableProfile } from '../tables/profile';
import { GroupCount, type GroupFound } from './groupCount';
import { isTotal } from './totals';

/** Columns that name whose a row is, by what the table holds, and others that a report may be grouped by as well. */
const KEYS: Partial<Record<RecognisedFile['holds'], readonly string[]>> = {
  deals: ['account', 'accountName', 'rep', 'repName'],
  accounts: ['owner', 'ownerName'],
};
const OTHERS = ['category', 'region', 'segment', 'industry'];

/** What a row has, as opposed to the heading of a group. */
const ROW: Partial<Record<RecognisedFile['holds'], readonly (readonly string[])[]>> = {
  deals: [['date'], ['amount']],
  accounts: [['account', 'name']],
};

/** So many of the rows are blank at least; deals are known to lack an account more often than sales. */
const LEAST_BLANK = 1 / 3;
const LEAST_BLANK_OF_DEALS = 1 / 2;
const LEAST_GROUPS = 2;

/**
 * Finds the columns by which a report is grouped: they name accounts or reps, each value once, and are blank in the rows
 * below it that belong to it. Most tables have no such column and are not read for it.
 * @returns meanings, left to right
 */
export async function findGroups(
  file: InputFile,
  layout: Layout,
  profile: TableProfile,
  recognised: RecognisedFile,
): Promise<string[]> {
  const keys = KEYS[recognised.holds] ?? [];
  const filled = (field: string): number =>
    profile.columns.find(({ position }) => position === positionOf(recognised, field))?.filled ?? profile.rows;
  const share = recognised.columns.some(({ field }) => field === 'deal' || field === 'stage')
    ? LEAST_BLANK_OF_DEALS
    : LEAST_BLANK;
  const enough = (blank: number, rows: number): boolean => blank > 0 && blank >= rows * share;
  if (!keys.some((field) => enough(profile.rows - filled(field), profile.rows))) return [];
  let fields = [...keys, ...OTHERS].filter((field) => filled(field) > 0 && filled(field) < profile.rows);
  for (;;) {
    const { found, rows } = await countGroups(file, layout, recognised, fields);
    const regular = found.filter(({ isRegular, goOn }) => isRegular && goOn >= LEAST_GROUPS);
    // What is no group of its own must not part those to its right.
    if (regular.length < found.length) fields = regular.map(({ field }) => field);
    else if (!found.some(({ field, blank }) => keys.includes(field) && enough(blank, rows))) return [];
    else return found.map(({ field }) => field);
  }
}

async function countGroups(
  file: InputFile,
  layout: Layout,
  recognised: RecognisedFile,
  fields: readonly string[],
): Promise<{ found: GroupFound[]; rows: number }> {
  const columns = fields.map((field) => ({ field, position: positionOf(recognised, field) }));
  const count = new GroupCount(columns.sort((a, b) => a.position - b.position));
  const needed = (ROW[recognised.holds] ?? []).map((any) => any.map((field) => positionOf(recognised, field)));
  const isRow = (cells: readonly string[]): boolean =>
    layout.across !== undefined || needed.every((any) => any.some((position) => (cells[position] ?? '').trim() !== ''));
  await readTable(
    file,
    layout,
    () => {},
    undefined,
    (cells) => {
      if (!isTotal(cells)) count.add(cells, isRow(cells));
    },
  );
  return { found: count.end(), rows: count.rows };
}
