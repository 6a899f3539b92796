import { dialects } from '../dialects/index';
import { dayShape } from '../tables/days';
import { monthOfName } from '../tables/monthNames';
import { numberShape } from '../tables/numbers';
import { packed } from '../tables/plainWords';
import { powerInHeader, UNIT_WORDS } from '../tables/units';
import { type BodyColumns, bodyColumns } from './bodyColumns';
import { withUnits } from './unitLine';

type Cells = readonly string[];

/**
 * The names of columns that stand in two lines: with their units below them, a year or another heading above several of
 * them, or each name in two words one above the other.
 * @param below the lines with rows, of which a sample is enough
 * @param isHead the upper line alone could be the column names
 * @returns null where the lower line is a row, or has all the names by itself
 */
export function namesInTwoLines(top: Cells, bottom: Cells, below: readonly Cells[], isHead: boolean): string[] | null {
  if (below.length === 0) return null;
  const body = bodyColumns(below);
  const united = isHead ? withUnits(top, bottom, body) : null;
  if (united) return united;
  if (!areNames(bottom, body) || !top.every((cell) => cell === '' || isYear(cell) || isWord(cell))) return null;
  const heading = headings(top, bottom);
  const width = Math.max(top.length, bottom.length);
  if (!continues(top, bottom, body, isHead) && !(isHead && areKnown(bottom))) return null;
  const isHeading = new Set(top).size < top.length;
  return Array.from({ length: width }, (_, i) => joined(heading[i], bottom[i] ?? '', isHead && !isHeading));
}

/** A row has a number or day where the rows below have them; names have words there, or months side by side. */
function areNames(bottom: Cells, { figures }: BodyColumns): boolean {
  const filled = bottom.filter((cell) => cell !== '');
  const days = filled.filter((cell) => dayShape(cell) !== null);
  if (filled.some((cell) => numberShape(cell) !== null && !days.includes(cell))) return false;
  if (days.length > 0 && days.length < 3) return false;
  return figures.some((i) => bottom[i] !== undefined && bottom[i] !== '' && !NO_WORD.test(bottom[i]));
}

/** Whether the lower line goes on where the upper one has nothing new, and needs it. */
function continues(top: Cells, bottom: Cells, { filled }: BodyColumns, isHead: boolean): boolean {
  const under = (i: number): boolean => (bottom[i] ?? '') !== '';
  const isNew = (i: number): boolean => (top[i] ?? '') !== '' && top[i] !== top[i - 1];
  if (!filled.some((i) => under(i) && !isNew(i))) return false;
  const lacks = filled.some((i) => !under(i) && (top[i] ?? '') !== '');
  const years = top.some(isYear) && bottom.filter((cell) => monthOfName(cell) !== null).length >= 3;
  return lacks || years || isHead;
}

/** What stands above each column: of joined cells the first holds the text of all. */
function headings(top: Cells, bottom: Cells): string[] {
  let held = '';
  return Array.from({ length: Math.max(top.length, bottom.length) }, (_, i) => {
    const [own, under] = [top[i] ?? '', bottom[i] ?? ''];
    if (own !== '') held = under === '' ? '' : own;
    else if (under === '') held = '';
    return own === '' ? held : own;
  });
}

function joined(top: string, bottom: string, isName: boolean): string {
  if (bottom === '' || top === bottom) return top;
  if (top === '') return bottom;
  if (isYear(top) && !/\d{4}/.test(bottom)) return `${bottom} ${top}`;
  if (dayShape(bottom) !== null) return bottom + unitOf(top);
  // A word that is usual says it all: below it stands the same in another language, or 'name'.
  return isName && KNOWN.has(packed(top)) ? top : `${top} ${bottom}`;
}

function unitOf(heading: string): string {
  const power = powerInHeader(heading);
  return power === 0 ? '' : ` (${UNIT_WORDS[power]})`;
}

const KNOWN: ReadonlySet<string> = new Set(
  dialects.flatMap(({ files }) => files.flatMap(({ columns }) => Object.values(columns).flat().map(packed))),
);

const areKnown = (cells: Cells): boolean => {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length >= 2 && filled.every((cell) => KNOWN.has(packed(cell)));
};

const isYear = (cell: string): boolean => /^(19|20)\d{2}$/.test(cell);
const isWord = (cell: string): boolean => numberShape(cell) === null && dayShape(cell) === null && cell.length <= 60;

/** What stands in a cell about which nothing is known. */
const NO_WORD = /^([-–—?.]+|n\/?a\.?|null|none|unknown|unbekannt|tbd|k\.\s?a\.)$/i;
