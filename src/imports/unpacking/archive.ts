import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { isProductError, ProductError } from '../../shared/errors';
import type { InputFile } from '../reading/inputFile';
import { checkPromisedSize, MOST_ENTRIES, UnpackedBytes } from './limits';

/** A zip archive (an Excel workbook is one too): its entries by name, streamed within the limits. */
export class Archive {
  private constructor(
    private readonly file: InputFile,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    /** What was unpacked of it so far. */
    readonly unpacked: UnpackedBytes,
  ) {}

  /**
   * Opens an archive, gives it to `work` and closes it again.
   * @param outer the archive that it lies in, whose limit holds for both
   * @throws ProductError import.zip (broken), import.zipPath, import.zipTooLarge
   */
  static async use<T>(file: InputFile, outer: Archive | null, work: (archive: Archive) => Promise<T>): Promise<T> {
    let zip: ZipFile | null = null;
    try {
      zip = await openPromise(file.path, { lazyEntries: true, autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= MOST_ENTRIES) throw tooManyEntries(file.name);
        entries.set(entry.fileName, entry);
      }
      return await work(new Archive(file, zip, entries, new UnpackedBytes(file.name, outer?.unpacked)));
    } catch (error) {
      throw isProductError(error) ? error : broken(file.name, error);
    } finally {
      zip?.close();
    }
  }

  /** Names of the entries, folders included, in their order. */
  get names(): string[] {
    return [...this.entries.keys()];
  }

  /**
   * The content of an entry as a stream; null when there is none of that name, or no name.
   * @throws ProductError import.zipEncrypted, import.zipTooLarge
   */
  async open(name: string | null): Promise<Readable | null> {
    const entry = name === null ? undefined : this.entries.get(name);
    if (!entry) return null;
    if (entry.isEncrypted()) throw encrypted(this.file.name);
    checkPromisedSize(this.file.name, entry);
    const content = await this.zip.openReadStreamPromise(entry);
    const counted = this.unpacked.counter();
    content.on('error', (error) => counted.destroy(error));
    counted.on('close', () => content.destroy());
    return content.pipe(counted);
  }
}

/** What the reader of archives says of an entry whose name leads out of the folder it is unpacked into. */
const LEADS_OUT = /^(invalid relative path|absolute path|invalid characters in fileName): (.*)$/;

function broken(name: string, error: unknown): ProductError {
  const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').trim() : 'unknown';
  const [, , entry] = LEADS_OUT.exec(reason) ?? [];
  if (entry !== undefined) {
    return new ProductError(
      'invalid',
      'import.zipPath',
      `${name} holds a file named "${entry.slice(0, 200)}", which leads out of the archive. Nothing of it was read; put the files themselves or a folder of them into the archive.`,
      { file: name },
    );
  }
  return new ProductError(
    'invalid',
    'import.zip',
    `${name} is a zip archive (an Excel workbook is one too) that cannot be read: it is damaged or was cut off (${reason}). Export or send it again.`,
    { file: name },
  );
}

function tooManyEntries(name: string): ProductError {
  return new ProductError(
    'invalid',
    'import.zipTooLarge',
    `${name} has more than ${MOST_ENTRIES} entries. Put only the files to import into it.`,
    { file: name },
  );
}

function encrypted(name: string): ProductError {
  return new ProductError(
    'invalid',
    'import.zipEncrypted',
    `${name} is protected by a password. Save it without one and import it again.`,
    { file: name },
  );
}
