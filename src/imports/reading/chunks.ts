import { createReadStream } from 'node:fs';
import { unreadable } from './unreadable';

const CHUNK_BYTES = 1 << 18;

/**
 * The bytes of a file, piece by piece.
 * @param file `name` is what people know it by
 * @throws ProductError import.unreadable when the machine cannot read it
 */
export async function* chunksOf({ name, path }: { name: string; path: string }): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) yield chunk as Buffer;
  } catch (error) {
    throw unreadable(name, error);
  }
}
