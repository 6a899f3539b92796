import { Transform } from 'node:stream';
import { ProductError } from '../../shared/errors';

/** Bytes that all entries of one archive may have together once they are unpacked. */
export const MOST_UNPACKED_BYTES = 2_000_000_000;

/** Entries that one archive may have. */
export const MOST_ENTRIES = 2000;

/** No cell of a spreadsheet is longer than 32,767 characters; a longer one is made to hurt. */
export const MOST_CELL = 100_000;

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

/** Counts what is unpacked of one archive, over all its entries, and stops what goes beyond the limit. */
export class UnpackedBytes {
  #bytes = 0;

  constructor(private readonly name: string) {}

  /** A stream that lets bytes pass and counts them. */
  counter(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#bytes += chunk.length;
        if (this.#bytes > MOST_UNPACKED_BYTES) done(tooLarge(this.name));
        else done(null, chunk);
      },
    });
  }
}

function tooLarge(name: string): ProductError {
  return new ProductError(
    'invalid',
    'import.zipTooLarge',
    `${name} would unpack to more than can be right (2 GB at most, and no more than ${MOST_RATIO} times its size). Unpack it yourself and import the files.`,
    { file: name },
  );
}
