import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';

/**
 * Sends CSV part by part as it is made; others are answered between two parts. Waits while the reader is slow, stops when the
 * reader has gone.
 */
export async function sendCsv(res: Response, name: string, parts: AsyncIterable<string>): Promise<void> {
  res.set('Content-Type', 'text/csv; charset=utf-8');
  res.set('Content-Disposition', `attachment; filename="${name}"`);
  res.set('Cache-Control', 'private, no-store');
  await pipeline(Readable.from(breathing(parts)), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

/** A database in the same process answers without waiting: a fast reader would have the whole file before anybody else. */
async function* breathing(parts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const part of parts) {
    yield part;
    await setImmediate();
  }
}
