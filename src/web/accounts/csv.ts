import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends CSV part by part as it is made; waits while the reader is slow, stops when the reader has gone. */
export async function sendCsv(res: Response, name: string, parts: AsyncIterable<string>): Promise<void> {
  res.set('Content-Type', 'text/csv; charset=utf-8');
  res.set('Content-Disposition', `attachment; filename="${name}"`);
  res.set('Cache-Control', 'private, no-store');
  await pipeline(Readable.from(parts), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
