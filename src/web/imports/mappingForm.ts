import { FIELDS, HOLDINGS, type Holding } from '../../imports/mapping/fields';
import type { FileMappingStated, Mapping } from '../../imports/mapping/mapping';
import type { RecognisedFile } from '../../imports/recognition/recognised';

type Body = Readonly<Record<string, unknown>>;

const textOf = (body: Body, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** The names of the form's fields for a file (by its position) and, where it is of a column, that column's position. */
export const formName = (what: string, file: number, column?: number): string =>
  column === undefined ? `${what}-${file}` : `${what}-${file}-${column}`;

/**
 * Reads the form in which a person corrects what was recognised.
 * @returns the mapping, and a sentence for each file of which two columns were given one meaning
 */
export function readMappingForm(body: Body, files: readonly RecognisedFile[]): { mapping: Mapping; errors: string[] } {
  const errors: string[] = [];
  const stated = files.map((file, i) => fileOf(body, file, i, errors));
  const system = files.map((file) => file.system).find((one) => one !== 'table');
  const complete = textOf(body, 'complete') === 'yes' ? { complete: true } : {};
  return { mapping: { ...(system ? { system } : {}), ...complete, files: stated }, errors };
}

function fileOf(body: Body, file: RecognisedFile, i: number, errors: string[]): FileMappingStated {
  const holds = HOLDINGS.find((one) => one === textOf(body, formName('holds', i))) ?? file.holds;
  // The meanings on the page were those of another holding: the columns are recognised anew.
  const columns = holds === file.holds ? columnsOf(body, file, holds, i, errors) : {};
  const dateOrder = (['dmy', 'mdy', 'ymd'] as const).find((one) => one === textOf(body, formName('dateOrder', i)));
  const decimal = (['.', ','] as const).find((one) => one === textOf(body, formName('decimal', i)));
  const won = [body[formName('won', i)] ?? []].flat().filter((one) => typeof one === 'string');
  return {
    file: file.file,
    holds,
    columns,
    ...(dateOrder ? { dateOrder } : {}),
    ...(decimal ? { decimal } : {}),
    ...(won.length > 0 && holds === 'deals' ? { wonStages: won as string[] } : {}),
    ...(textOf(body, formName('split', i)) === 'yes' ? { splitByTerm: true } : {}),
    ...(file.grouped?.length
      ? { fillDown: isTicked(body, formName('down', i)) ? stillThere(file.grouped, holds, columns) : [] }
      : {}),
  };
}

const isTicked = (body: Body, name: string): boolean => textOf(body, name) === 'yes';

/** Meanings that a column still has; all where the columns are recognised anew. */
function stillThere(grouped: readonly string[], holds: Holding, columns: Readonly<Record<string, string>>): string[] {
  return grouped.filter((field) => field in FIELDS[holds] && (Object.keys(columns).length === 0 || field in columns));
}

function columnsOf(body: Body, file: RecognisedFile, holds: Holding, i: number, errors: string[]) {
  const columns: Record<string, string> = {};
  for (const { header, position } of file.columns) {
    const field = textOf(body, formName('column', i, position));
    if (!(field in FIELDS[holds])) continue;
    if (columns[field] !== undefined) {
      const meaning = FIELDS[holds][field].label;
      errors.push(`In ${file.file} both ${columns[field]} and ${header} are "${meaning}". Choose one of them.`);
    }
    columns[field] = header;
  }
  return columns;
}
