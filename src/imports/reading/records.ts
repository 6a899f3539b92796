import { CsvError, type Parser, parse } from 'csv-parse';
import { ProductError } from '../../shared/errors';
import { chunksOf } from './chunks';
import type { InputFile } from './inputFile';
import { type Encoding, LABELS } from './inspect';
import { type OnRecord, PlainLines } from './plainLines';

/** No row of a CRM is longer; most often a quotation mark was not closed. */
const MAX_RECORD_BYTES = 1_000_000;
/** No table is wider; each cell takes memory, however little stands in it. */
const MOST_CELLS = 20_000;

/**
 * Streams the records of a CSV file. Memory does not grow with the file; a pause for other work comes with every chunk.
 * Plain lines are split at once; from the first quotation mark on a parser reads.
 * @param onChunk told the number of bytes of each chunk after its records were handed on; may throw to stop
 * @throws ProductError import.quoting, import.recordTooLong, import.recordTooWide, import.unreadable with file and line
 */
export async function readRecords(
  file: InputFile,
  encoding: Encoding,
  delimiter: string,
  onRecord: OnRecord,
  onChunk: (bytes: number) => void = () => {},
): Promise<void> {
  const each: OnRecord = (cells, line) => {
    if (cells.length > MOST_CELLS) throw recordTooWide(file.name, line, cells.length);
    return onRecord(cells, line);
  };
  const plain = new PlainLines(delimiter, each);
  let parsing: Parsing | null = null;
  let isFirst = true;
  const decoder = encoding === 'UTF-8' ? null : new TextDecoder(LABELS[encoding]);
  for await (const chunk of chunksOf(file)) {
    const utf8 = decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
    const bytes = isFirst ? withoutMark(utf8) : utf8;
    isFirst &&= utf8.length === 0;
    if (parsing) await parsing.write(bytes);
    else {
      const rest = plain.read(bytes);
      if (rest) {
        parsing = new Parsing(file.name, delimiter, plain.line, each);
        await parsing.write(rest);
      }
    }
    onChunk(chunk.length);
    if (plain.stopped || parsing?.stopped) break;
  }
  if (plain.stopped) return;
  if (!parsing && plain.rest.length > 0) {
    parsing = new Parsing(file.name, delimiter, plain.line, each);
    await parsing.write(plain.rest);
  }
  await parsing?.end();
}

const MARK = Buffer.from('\ufeff');

/** Without the byte order mark that text may begin with. */
const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes;

/** The reading of what is not plain, by a parser that knows quotation. */
class Parsing {
  readonly #parser: Parser;
  readonly #reading: ReturnType<typeof listen>;

  /** @param line on which the text begins */
  constructor(
    private readonly name: string,
    delimiter: string,
    line: number,
    onRecord: OnRecord,
  ) {
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: MAX_RECORD_BYTES,
    });
    this.#reading = listen(this.#parser, line, onRecord);
  }

  get stopped(): boolean {
    return this.#reading.stopped();
  }

  async write(bytes: Buffer): Promise<void> {
    const taken = bytes.length === 0 || this.#parser.write(bytes);
    if (!taken && !this.stopped) await Promise.race([drained(this.#parser), this.#reading.ended]);
    this.#reading.rethrow(this.name);
  }

  async end(): Promise<void> {
    if (!this.stopped) this.#parser.end();
    await this.#reading.ended;
    this.#parser.destroy();
    this.#reading.rethrow(this.name);
  }
}

const drained = (parser: Parser): Promise<void> => new Promise((resolve) => parser.once('drain', resolve));

/** Hands records on as the parser makes them, counting lines: a record's own line breaks included. */
function listen(parser: Parser, begin: number, onRecord: OnRecord) {
  let line = begin;
  let stopped = false;
  let failure: unknown = null;
  const ended = new Promise<void>((resolve) => {
    const finish = (error?: unknown): void => {
      if (stopped) return;
      failure = error ?? null;
      stopped = true;
      resolve();
    };
    parser.on('data', (cells: string[]) => {
      if (stopped) return;
      try {
        const goOn = onRecord(cells, line);
        for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1;
        line++;
        if (goOn === false) finish();
      } catch (error) {
        finish(error);
      }
    });
    parser.on('error', finish);
    parser.once('end', () => finish());
  });
  return {
    ended,
    stopped: () => stopped,
    rethrow(name: string): void {
      if (failure instanceof CsvError) throw quotingError(name, failure, line);
      if (failure) throw failure;
    },
  };
}

function quotingError(name: string, error: CsvError, line: number): ProductError {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return recordTooLong(name, line);
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `a quotation mark opened in the row that begins on line ${line} is never closed`
      : `a quotation mark stands in the wrong place in the row that begins on line ${line}`;
  return new ProductError(
    'invalid',
    'import.quoting',
    `${name} cannot be read: ${what}. Put a cell that holds a quotation mark, a delimiter or a line break in quotation marks and double the marks inside it ("").`,
    { file: name, line },
  );
}

function recordTooLong(name: string, line: number): ProductError {
  return new ProductError(
    'invalid',
    'import.recordTooLong',
    `${name} cannot be read: the row that begins on line ${line} is longer than 1 MB. Perhaps a quotation mark in it is never closed, or the file has no line breaks.`,
    { file: name, line },
  );
}

function recordTooWide(name: string, line: number, cells: number): ProductError {
  return new ProductError(
    'invalid',
    'import.recordTooWide',
    `${name} cannot be read: the row on line ${line} has ${cells} cells; no table has more than ${MOST_CELLS}. Take the row out, or the delimiters in it.`,
    { file: name, line },
  );
}

/** True when no cell of a record holds anything. */
export function isBlank(cells: readonly string[]): boolean {
  return cells[0].trim() === '' && cells.every((cell) => cell.trim() === '');
}
