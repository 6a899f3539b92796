import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { InputFile } from '../../imports/reading/inputFile';
import { unreadable } from '../../imports/reading/unreadable';
import type { ImportedFile } from '../../storage/imports/importFiles';

/** Size and SHA-256 of files, read as a stream. @throws ProductError import.unreadable */
export async function hashFiles(files: readonly InputFile[]): Promise<ImportedFile[]> {
  const hashed: ImportedFile[] = [];
  for (const { name, path } of files) {
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    } catch (error) {
      throw unreadable(name, error);
    }
    hashed.push({ name, bytes, sha256: hash.digest('hex') });
  }
  return hashed;
}
