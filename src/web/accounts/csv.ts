import { once } from 'node:events';
import type { Response } from 'express';

/** Sends CSV part by part as it is made; waits while the reader is slow, stops when the reader has gone. */
export async function sendCsv(res: Response, name: string, parts: AsyncIterable<string>): Promise<void> {
  res.set('Content-Type', 'text/csv; charset=utf-8');
  res.set('Content-Disposition', `attachment; filename="${name}"`);
  res.set('Cache-Control', 'private, no-store');
  for await (const part of parts) {
    if (res.destroyed) return;
    if (!res.write(part)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
  }
  res.end();
}
