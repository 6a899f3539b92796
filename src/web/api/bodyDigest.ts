import { createHash } from 'node:crypto';
import { finished } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { canonicalJson, sha256 } from '../../shared/hash';

/**
 * A digest of what an upload holds, worked out while the body passes by; nothing of it is kept. Of a form it covers the
 * names and contents of its fields and files in their order, not the boundary between them, which clients choose anew each
 * time they send the same files. Call it in the same turn as whatever else reads the body.
 * @returns null for a body that is no form though it says so, or that breaks off
 */
export function bodyDigest(req: Request): Promise<string | null> {
  const whole = req.is('multipart/form-data') ? digestOfForm(req) : digestOfBytes(req);
  return whole.catch(() => null);
}

function digestOfBytes(req: Request): Promise<string> {
  const hash = createHash('sha256');
  return new Promise((resolve, reject) => {
    hash.on('finish', () => resolve(hash.digest('hex')));
    finished(req, { writable: false }, (error) => error && reject(error));
    req.pipe(hash);
  });
}

function digestOfForm(req: Request): Promise<string> {
  return new Promise((resolve, reject) => {
    const form = busboy({ headers: req.headers, defParamCharset: 'utf8' });
    const parts: unknown[] = [];
    form.on('field', (name, value) => parts.push([name, value]));
    form.on('file', (name, stream, { filename }) => {
      const hash = createHash('sha256');
      const part = { name, filename: filename ?? '', content: '' };
      parts.push(part);
      stream.on('data', (chunk: Buffer) => hash.update(chunk));
      stream.on('end', () => {
        part.content = hash.digest('hex');
      });
      stream.on('error', reject);
    });
    form.on('error', reject);
    form.on('close', () => resolve(sha256(canonicalJson(parts))));
    finished(req, { writable: false }, (error) => error && reject(error));
    req.pipe(form);
  });
}
