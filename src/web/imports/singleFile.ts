import { Transform } from 'node:stream';
import type { Request } from 'express';
import { ProductError } from '../../shared/errors';
import { mayTakeLong } from '../middleware/slowBody';
import { IncomingFiles } from './incomingFiles';
import { tooLarge, type Upload } from './upload';

/**
 * Streams a body that is one file, without a form, into a folder. A refused or broken one leaves nothing behind once its
 * error is thrown.
 * @param name by which people know the file
 * @throws ProductError import.tooLarge, import.aborted
 */
export async function receiveSingleFile(
  req: Request,
  name: string,
  rules: { folder: string; limitBytes: number },
): Promise<Upload> {
  const incoming = new IncomingFiles(rules.folder);
  mayTakeLong(req);
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > rules.limitBytes) return done(tooLarge(name, rules.limitBytes));
      done(null, chunk);
    },
  });
  req.on('aborted', () => counted.destroy(brokenOff()));
  try {
    await incoming.keep(req.pipe(counted), name);
    return { files: incoming.files, fields: {} };
  } catch (error) {
    req.unpipe(counted).resume();
    await incoming.discard();
    throw error;
  }
}

const brokenOff = (): ProductError =>
  new ProductError('invalid', 'import.aborted', 'The upload broke off. Nothing of it was kept.');
