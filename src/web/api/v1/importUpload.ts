import type { Request } from 'express';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../../app/actor';
import { announceImport, removeUpload, uploadFolder } from '../../../app/imports/announceImport';
import { receiveSingleFile } from '../../imports/singleFile';
import { receiveUpload, type Upload } from '../../imports/upload';
import type { Services } from '../../services';
import { ApiRefusal } from '../problem';

/**
 * Takes the files of a request and queues their reading.
 * @returns the import's id
 * @throws ApiRefusal 415 for a body that is neither a form nor CSV, and what receiving and announcing throw
 */
export async function receiveImport(
  { database, config }: Services,
  req: Request,
  asked: { filename: string; currency?: string },
  actor: Actor,
): Promise<string> {
  const id = uuidv7();
  const { files, fields } = await received(req, asked.filename, {
    folder: uploadFolder(database, id),
    limitBytes: config.uploadLimitBytes,
  });
  const currency = (asked.currency ?? fields.currency)?.trim().toUpperCase() || undefined;
  try {
    await announceImport(database, { id, files, currency }, actor);
    return id;
  } catch (error) {
    // Nobody would ever read them: the import they belong to was not noted.
    removeUpload(database, id);
    throw error;
  }
}

function received(req: Request, name: string, rules: { folder: string; limitBytes: number }): Promise<Upload> {
  if (req.is('multipart/form-data')) return receiveUpload(req, { ...rules, admit: () => {} });
  if (req.is('text/csv')) return receiveSingleFile(req, name, rules);
  const sentence = 'Send the files as multipart/form-data, or one CSV file as text/csv.';
  throw new ApiRefusal(415, 'request.notFiles', sentence);
}
