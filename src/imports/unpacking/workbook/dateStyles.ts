import type { Readable } from 'node:stream';
import { readXml } from './xml';

/** Built-in number formats that write a day or a time of day (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

/** No format code of a spreadsheet is longer. */
const MOST_CODE = 255;
/** Cell styles that are known apart; a spreadsheet has 65,490 at most. */
const MOST_STYLES = 100_000;

/** Whether a format code writes a day: it holds y, m or d outside quotes, brackets and escapes, and no digit places. */
function writesDay(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[yd]/i.test(bare) || /(^|[^hs:])m{3,}/i.test(bare);
}

/**
 * Reads which cell styles of a workbook show numbers as days (styles.xml).
 * @returns for a style's position whether it does
 */
export async function readDateStyles(content: Readable | null): Promise<(style: number) => boolean> {
  const codes = new Map<number, string>();
  const isDate: boolean[] = [];
  if (content === null) return () => false;
  let inCells = false;
  await readXml(content, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, MOST_CODE));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells && isDate.length < MOST_STYLES) {
        const id = Number(attributes.numFmtId ?? 0);
        const code = codes.get(id);
        isDate.push(code === undefined ? BUILT_IN_DATES.has(id) : writesDay(code));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return (style) => isDate[style] ?? false;
}
