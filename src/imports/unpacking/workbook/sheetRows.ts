import type { Readable } from 'node:stream';
import { dayOfSerial } from '../../tables/serialDays';
import { grown, MOST_ROW, type UnpackedBytes } from '../limits';
import type { PackedTexts } from './packedTexts';
import { readXml } from './xml';

/** Columns beyond XFD do not exist; a reference beyond it is broken. */
const MOST_COLUMNS = 16_384;

export interface SheetContext {
  texts: PackedTexts;
  isDate(style: number): boolean;
  since1904: boolean;
  /** Counts the characters of the rows. */
  unpacked: UnpackedBytes;
}

/**
 * Streams the rows of a sheet as text: what the cells show, days as ISO text. Formulas are not worked out, the value
 * that was saved with them counts.
 * @param onRow gets the row's number from 1 and its cells, gaps empty
 * @param after awaited after every chunk
 * @throws ProductError import.zipTooLarge when the rows grow beyond what their cells can hold
 */
export async function readSheet(
  content: Readable,
  context: SheetContext,
  onRow: (row: number, cells: string[]) => void,
  after: () => Promise<void> | undefined,
): Promise<void> {
  let row = 0;
  let length = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let collecting = false;
  await readXml(content, {
    after,
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1);
        cells = [];
        length = 0;
        column = -1;
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') collecting = true;
    },
    text(piece) {
      if (collecting) value = grown(value, piece);
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'c') {
        if (value === '' || !(column >= 0 && column < MOST_COLUMNS)) return;
        const text = shown(value, type, style, context);
        const added = text.length + Math.max(1, column + 1 - cells.length);
        length += added;
        context.unpacked.made(length > MOST_ROW ? Number.POSITIVE_INFINITY : added);
        while (cells.length < column) cells.push('');
        cells[column] = text;
      } else if (name === 'row') onRow(row, cells);
    },
  });
}

function shown(value: string, type: string, style: number, { texts, isDate, since1904 }: SheetContext): string {
  if (type === 's') return texts.at(Number(value));
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.slice(0, 10);
  if (type === 'e') return '';
  if (type !== 'n') return value;
  const number = Number(value);
  if (isDate(style)) return dayOfSerial(number, since1904) ?? value;
  return plainNumber(value, number);
}

/** 1.1E3 as 1100 and 4514.000000000001 as 4514: how a spreadsheet shows the number that it stores in binary. */
function plainNumber(text: string, number: number): string {
  if (/^-?\d{1,15}(\.\d{1,4})?$/.test(text) || !Number.isFinite(number)) return text;
  const rounded = Number(number.toPrecision(15));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e15 ? rounded.toFixed(0) : String(rounded);
}

/** 'BC12' → 54. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column - 1;
}
