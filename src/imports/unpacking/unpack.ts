import { closeSync, createWriteStream, mkdirSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isProductError, ProductError } from '../../shared/errors';
import { recogniseCanonical } from '../dialects/canonical';
import type { InputFile } from '../reading/inputFile';
import { unreadable } from '../reading/unreadable';
import { Archive } from './archive';
import { readParts } from './workbook/parts';
import { workbookToCsv } from './workbook/toCsv';

/** A file of text to read, and what it was taken from. */
export interface TextFile extends InputFile {
  /** The sheet of a workbook that it holds; null = it was text before. */
  sheet: string | null;
  /** The archive that it came in. */
  archive?: string;
}

/** What became of the files: those to read, and those that were left out of a zip. */
export interface Unpacked {
  files: TextFile[];
  ignored: { file: string; because: string }[];
}

/**
 * Makes text files of what people bring: of a workbook its first sheet with content, of a zip archive the tables in it.
 * What a file is says its content, never its name. Nothing is held in memory; what is unpacked goes into `folder`.
 * @throws ProductError import.zip, import.zipTooLarge, import.zipEncrypted, import.emptyZip, import.oldWorkbook,
 *   import.emptyFile, import.cellTooLong, import.unreadable
 */
export async function unpack(files: readonly InputFile[], folder: string): Promise<Unpacked> {
  const result: Unpacked = { files: [], ignored: [] };
  const nextPath = (): string => {
    mkdirSync(folder, { recursive: true });
    return join(folder, `${result.files.length + 1}-${result.ignored.length}.csv`);
  };
  for (const file of files) {
    try {
      await unpackOne(file, nextPath, result, null);
    } catch (error) {
      const isMeant = files.length === 1 || recogniseCanonical(file.name, []) !== null;
      if (isMeant || !isProductError(error)) throw error;
      result.ignored.push({ file: file.name, because: error.message });
    }
  }
  result.files = result.files.map((file) => toldApart(file, result.files));
  return result;
}

/** A file that shares its name with another one, by its archive as well. */
function toldApart(file: TextFile, all: readonly TextFile[]): TextFile {
  const alike = all.filter(({ name }) => name.toLowerCase() === file.name.toLowerCase());
  return alike.length > 1 && file.archive ? { ...file, name: `${file.archive}/${file.name}` } : file;
}

async function unpackOne(
  file: InputFile,
  nextPath: () => string,
  result: Unpacked,
  outer: Archive | null,
): Promise<void> {
  const start = firstBytes(file);
  if (start.startsWith('d0cf11e0')) throw oldWorkbook(file.name);
  if (!start.startsWith('504b0304') && !start.startsWith('504b0506')) {
    result.files.push({ ...file, sheet: null });
    return;
  }
  await Archive.use(file, outer, async (archive) => {
    const parts = await readParts(archive);
    if (parts) {
      const path = nextPath();
      const sheet = await workbookToCsv(archive, parts, file, path);
      if (sheet === null) throw emptyWorkbook(file.name);
      result.files.push({ name: file.name, path, sheet });
    } else if (outer === null) await unpackEntries(archive, file, nextPath, result);
    else result.ignored.push({ file: file.name, because: 'a zip archive inside another is not opened' });
  });
}

async function unpackEntries(
  archive: Archive,
  file: InputFile,
  nextPath: () => string,
  result: Unpacked,
): Promise<void> {
  let taken = 0;
  for (const name of archive.names) {
    if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(name)) continue;
    if (!/\.(csv|tsv|txt|xlsx|xlsm)$/i.test(name)) {
      result.ignored.push({ file: `${file.name}/${name}`, because: 'it is no CSV file and no Excel workbook' });
      continue;
    }
    const path = `${nextPath()}.entry`;
    await pipeline((await archive.open(name))!, createWriteStream(path));
    const before = result.files.length;
    await unpackOne({ name: basename(name), path }, nextPath, result, archive);
    for (const made of result.files.slice(before)) made.archive = file.name;
    taken++;
  }
  if (taken === 0) throw emptyZip(file.name);
}

/** The first bytes in hexadecimal. */
function firstBytes({ name, path }: InputFile): string {
  try {
    const handle = openSync(path, 'r');
    try {
      const start = Buffer.alloc(4);
      return start.toString('hex', 0, readSync(handle, start));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw unreadable(name, error);
  }
}

const refuse = (code: string, file: string, sentence: string): ProductError =>
  new ProductError('invalid', code, sentence, { file });

const oldWorkbook = (name: string): ProductError =>
  refuse(
    'import.oldWorkbook',
    name,
    `${name} is a workbook of the old form (.xls) or one with a password. Save it as .xlsx without a password, or as "CSV UTF-8".`,
  );

const emptyWorkbook = (name: string): ProductError =>
  refuse(
    'import.emptyFile',
    name,
    `${name} is empty: no sheet of the workbook has a row. Its first row must hold the column names.`,
  );

const emptyZip = (name: string): ProductError =>
  refuse(
    'import.emptyZip',
    name,
    `${name} is a zip archive without a CSV file or Excel workbook (.xlsx) in it. Put the files to import into it.`,
  );
