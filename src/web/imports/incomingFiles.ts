import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { InputFile } from '../../imports/reading/inputFile';

/** The files of one upload on their way into a folder of their own. */
export class IncomingFiles {
  /** In the order in which they came. */
  readonly files: InputFile[] = [];
  readonly #folder: string;
  readonly #writes: Promise<void>[] = [];
  readonly #open = new Set<WriteStream>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Streams a file into the folder; the promise is kept once the file is closed. */
  keep(stream: Readable, filename: string): Promise<void> {
    const file = { name: basename(filename), path: join(this.#folder, `${this.files.length + 1}.upload`) };
    this.files.push(file);
    const write = this.#write(stream, file.path);
    this.#writes.push(write);
    return write;
  }

  /** Waits until every file is written and closed; rejects with what went wrong. */
  async written(): Promise<void> {
    await Promise.all(this.#writes);
  }

  /** Stops what is being written and removes everything; nothing is written or left afterwards. */
  async discard(): Promise<void> {
    for (const out of this.#open) out.destroy();
    await Promise.allSettled(this.#writes);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #write(stream: Readable, path: string): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const out = createWriteStream(path);
    this.#open.add(out);
    const closed = once(out, 'close').catch(() => {});
    try {
      await pipeline(stream, out);
    } finally {
      // A stopped pipeline does not wait for a file that is just being opened; it would come to be after `discard`.
      await closed;
      this.#open.delete(out);
    }
  }
}
