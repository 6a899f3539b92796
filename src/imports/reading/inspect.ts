import { ProductError } from '../../shared/errors';
import { chunksOf } from './chunks';
import { type Doubt, requireWindows1252 } from './coding';
import type { InputFile } from './inputFile';

export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

/** The codings by the names under which a TextDecoder knows them. */
export const LABELS: Readonly<Record<Encoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Windows-1252': 'windows-1252',
};

/** How the text of a file is coded. */
export interface Coding {
  encoding: Encoding;
  /** Characters read as Windows-1252 that could also be UTF-8; null = none. */
  doubt: Doubt | null;
}

/**
 * Reads a file once from end to end to learn how its text is coded, so that nothing is staged in a wrong coding.
 * @throws ProductError import.zip, import.unknownEncoding, import.notText, import.emptyFile, import.unreadable and those of
 *   requireWindows1252
 */
export async function inspectEncoding(file: InputFile): Promise<Coding> {
  let utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'UTF-8';
  let bytes = 0;
  let blank = true;
  for await (const chunk of chunksOf(file)) {
    if (bytes === 0) {
      refuseArchive(file.name, chunk);
      encoding = wideCoding(chunk) ?? encoding;
      if (encoding !== 'UTF-8') utf8 = new TextDecoder(LABELS[encoding], { fatal: true });
    }
    if (encoding === 'UTF-8' && chunk.includes(0)) throw notText(file.name, bytes + chunk.indexOf(0));
    blank =
      blank &&
      /^[\s\ufeff\0]*$/.test(
        chunk
          .subarray(0, 4096)
          .toString('utf8')
          .replace(/\ufffd/g, ''),
      );
    bytes += chunk.length;
    if (encoding === 'Windows-1252' || decodes(utf8, chunk)) continue;
    if (encoding !== 'UTF-8') throw brokenUtf16(file.name);
    encoding = 'Windows-1252';
  }
  if (bytes === 0 || (blank && bytes <= 4096)) {
    throw emptyFile(file.name);
  }
  if (encoding === 'UTF-8' && !decodes(utf8)) encoding = 'Windows-1252';
  return { encoding, doubt: encoding === 'Windows-1252' ? await requireWindows1252(file) : null };
}

/** The refusal of a file without a single cell that holds something. */
export function emptyFile(name: string): ProductError {
  return new ProductError(
    'invalid',
    'import.emptyFile',
    `${name} is empty. Its first line must hold the column names, and the rows follow below.`,
  );
}

/** UTF-16 by its mark, or by the zero in every second byte that most of its Latin text has. */
function wideCoding(start: Buffer): 'UTF-16 LE' | 'UTF-16 BE' | null {
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return 'UTF-16 LE';
  if (mark === 0xfeff) return 'UTF-16 BE';
  const zeros = [0, 0];
  const looked = Math.min(start.length, 1000);
  for (let i = 0; i < looked; i++) if (start[i] === 0) zeros[i % 2]++;
  if (Math.max(...zeros) < looked * 0.3 || Math.min(...zeros) > 0) return null;
  return zeros[1] > 0 ? 'UTF-16 LE' : 'UTF-16 BE';
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

function refuseArchive(name: string, start: Buffer): void {
  if (start.length < 4 || start.readUInt16BE(0) !== 0x504b) return;
  throw new ProductError(
    'invalid',
    'import.zip',
    `${name} begins like a zip archive but is none that can be opened. Export or send it again.`,
  );
}

function brokenUtf16(name: string): ProductError {
  return new ProductError(
    'invalid',
    'import.unknownEncoding',
    `${name} begins like UTF-16 ("Unicode text") but has characters that UTF-16 does not know. Export it again as "CSV UTF-8".`,
  );
}

function notText(name: string, offset: number): ProductError {
  return new ProductError(
    'invalid',
    'import.notText',
    `${name} is not a text file: there is a zero byte at position ${offset + 1}. Export it again as "CSV UTF-8".`,
  );
}
