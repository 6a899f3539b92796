import { ProductError } from '../../shared/errors';
import { chunksOf } from './chunks';
import { type Doubt, requireWindows1252 } from './coding';

export type Encoding = 'UTF-8' | 'Windows-1252';

/** How the text of a file is coded. */
export interface Coding {
  encoding: Encoding;
  /** Characters read as Windows-1252 that could also be UTF-8; null = none. */
  doubt: Doubt | null;
}

/** A file to read: the name that people know it by, and where it lies. */
export interface InputFile {
  name: string;
  path: string;
}

/**
 * Reads a file once from end to end to learn how its text is coded, so that nothing is staged in a wrong coding.
 * @throws ProductError import.zip, import.utf16, import.notText, import.emptyFile, import.unreadable and those of
 *   requireWindows1252
 */
export async function inspectEncoding(file: InputFile): Promise<Coding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'UTF-8';
  let bytes = 0;
  let blank = true;
  for await (const chunk of chunksOf(file)) {
    if (bytes === 0) refuseKnownBinary(file.name, chunk);
    if (chunk.includes(0)) throw notText(file.name, bytes + chunk.indexOf(0));
    blank = blank && /^[\s\ufeff]*$/.test(chunk.subarray(0, 4096).toString('utf8'));
    bytes += chunk.length;
    if (encoding === 'UTF-8' && !decodes(utf8, chunk)) encoding = 'Windows-1252';
  }
  if (bytes === 0 || (blank && bytes <= 4096)) {
    throw new ProductError(
      'invalid',
      'import.emptyFile',
      `${file.name} is empty. Its first line must hold the column names, and the rows follow below.`,
    );
  }
  if (encoding === 'UTF-8' && !decodes(utf8)) encoding = 'Windows-1252';
  return { encoding, doubt: encoding === 'UTF-8' ? null : await requireWindows1252(file) };
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

function refuseKnownBinary(name: string, start: Buffer): void {
  if (start.length >= 4 && start.readUInt16BE(0) === 0x504b) {
    throw new ProductError(
      'invalid',
      'import.zip',
      `${name} is a zip archive (an Excel workbook is one too), not a CSV file. Unpack it, or save the sheet as "CSV UTF-8", and import the CSV files.`,
    );
  }
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) {
    throw new ProductError(
      'invalid',
      'import.utf16',
      `${name} is written in UTF-16 ("Unicode text"). Save it as "CSV UTF-8" and import it again.`,
    );
  }
}

function notText(name: string, offset: number): ProductError {
  return new ProductError(
    'invalid',
    'import.notText',
    `${name} is not a text file: there is a zero byte at position ${offset + 1}. Export it again as "CSV UTF-8".`,
  );
}
