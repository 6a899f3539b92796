import { Transform } from 'node:stream';
import { ProductError } from '../../shared/errors';

/** Bytes that all entries of one archive may have together once they are unpacked. */
const MOST_UNPACKED_BYTES = 2_000_000_000;

/** Entries that one archive may have. */
export const MOST_ENTRIES = 2000;

/** No cell of a spreadsheet is longer than 32,767 characters; a longer one is made to hurt. */
export const MOST_CELL = 100_000;

/** Characters of all cells of a row: it is held in memory. */
export const MOST_ROW = 10_000_000;

/** A cell's text with another piece, as far as it says that the cell is too long: what comes after is not kept. */
export function grown(text: string, piece: string): string {
  return text.length > MOST_CELL ? text : text + piece;
}

/** Text shrinks to a fiftieth at best; what shrinks further than this is made to fill the disk. */
const MOST_RATIO = 300;

/** Below this size an archive's ratio is no danger. */
const HARMLESS_BYTES = 20_000_000;

/** Refuses an entry that says of itself that it would be too large: import.zipTooLarge. */
export function checkPromisedSize(name: string, entry: { compressedSize: number; uncompressedSize: number }): void {
  const { compressedSize, uncompressedSize } = entry;
  const inflated = uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * MOST_RATIO;
  if (inflated || uncompressedSize > MOST_UNPACKED_BYTES) throw tooLarge(name);
}

/** Rows of a workbook may be this many times as long as what they were read from; a shared text is named by a number. */
const MOST_GROWTH = 100;

/** Counts what is unpacked of one archive, over all its entries and what is made of them, and stops what goes beyond the limit. */
export class UnpackedBytes {
  #bytes = 0;
  #read = 0;
  #made = 0;

  /** @param outer the archive that holds this one: both count, so that many small ones do not add up beyond the limit */
  constructor(
    private readonly name: string,
    private readonly outer: UnpackedBytes | null = null,
  ) {}

  /** A stream that lets bytes pass and counts them. */
  counter(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#read += chunk.length;
        if (this.#fits(chunk.length)) done(null, chunk);
        else done(tooLarge(this.name));
      },
    });
  }

  /** Counts characters that are written of what was read so far: import.zipTooLarge when they are too many for it. */
  made(characters: number): void {
    this.#made += characters;
    const inflated = this.#made > HARMLESS_BYTES && this.#made > this.#read * MOST_GROWTH;
    if (!this.#fits(characters) || inflated) throw tooLarge(this.name);
  }

  #fits(bytes: number): boolean {
    this.#bytes += bytes;
    return this.#bytes <= MOST_UNPACKED_BYTES && (this.outer === null || this.outer.#fits(bytes));
  }
}

function tooLarge(name: string): ProductError {
  return new ProductError(
    'invalid',
    'import.zipTooLarge',
    `${name} would unpack to more than can be right (2 GB at most, and no more than ${MOST_RATIO} times its size). Unpack it yourself, or save the sheet as "CSV UTF-8", and import that.`,
    { file: name },
  );
}
