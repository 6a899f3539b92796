import { basename } from 'node:path';
import { finished, type Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import type { InputFile } from '../../imports/reading/inputFile';
import { ProductError } from '../../shared/errors';
import { mayTakeLong } from '../middleware/slowBody';
import { IncomingFiles } from './incomingFiles';

export interface Upload {
  files: InputFile[];
  fields: Record<string, string>;
}

export interface UploadRules {
  folder: string;
  limitBytes: number;
  /** Called with the fields before the first file is kept; throws to refuse the upload. */
  admit(fields: Record<string, string>): void;
}

const MOST_FILES = 20;

/**
 * Streams the files of a multipart form into a folder; nothing of them is held in memory. A refused or broken upload
 * leaves nothing behind once its error is thrown.
 * @throws ProductError import.unreadableUpload, import.aborted, import.tooManyFiles, import.tooLarge, import.noFile, and
 *   what `admit` throws
 */
export async function receiveUpload(req: Request, rules: UploadRules): Promise<Upload> {
  const incoming = new IncomingFiles(rules.folder);
  mayTakeLong(req);
  try {
    const fields = await readForm(req, rules, incoming);
    await incoming.written();
    if (incoming.files.length === 0) throw noFile();
    return { files: incoming.files, fields };
  } catch (error) {
    await incoming.discard();
    throw error;
  }
}

/** Reads the form to its end or to the first reason to refuse it; files may still be on their way to the disk then. */
function readForm(req: Request, rules: UploadRules, incoming: IncomingFiles): Promise<Upload['fields']> {
  return new Promise((resolve, reject) => {
    const limits = { fileSize: rules.limitBytes, files: MOST_FILES, fields: 20, fieldSize: 2000 };
    const form = formReader(req, limits);
    const fields: Upload['fields'] = {};
    let refused = false;
    const refuse = (error: unknown): void => {
      refused = true;
      // What is still on its way is thrown away, so that the browser gets the answer.
      req.unpipe(form);
      req.resume();
      reject(error);
    };
    let admitted = false;
    const admit = (): void => {
      if (admitted || refused) return;
      try {
        rules.admit(fields);
        admitted = true;
      } catch (error) {
        refuse(error);
      }
    };
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (_field, stream, { filename }) => {
      admit();
      // The parser may have further files in its hands after the refusal of one.
      if (refused || !filename) return ignore(stream);
      stream.once('limit', () => refuse(tooLarge(filename, rules.limitBytes)));
      incoming.keep(stream, filename).catch(refuse);
    });
    form.on('error', () => refuse(unreadable()));
    // What is over a limit would be left out without a word, and the preview look complete.
    form.on('filesLimit', () => refuse(tooManyFiles()));
    form.on('fieldsLimit', () => refuse(unreadable()));
    form.on('partsLimit', () => refuse(unreadable()));
    form.on('close', () => {
      admit();
      resolve(fields);
    });
    // Also tells of a request that broke off before anybody listened.
    finished(req, { writable: false }, (error) => error && refuse(brokenOff()));
    req.pipe(form);
  });
}

/** Lets the content of a file go by; that it may break off is nobody's concern. */
function ignore(stream: Readable): void {
  stream.on('error', () => {}).resume();
}

/** The parser of a multipart body; a request without one is refused like a broken one. */
function formReader(req: Request, limits: busboy.Limits): busboy.Busboy {
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw unreadable();
  }
}

function unreadable(): ProductError {
  return new ProductError(
    'invalid',
    'import.unreadableUpload',
    'The upload could not be read: it is no form with files, or it broke off. Choose the files and send them again.',
  );
}

function tooManyFiles(): ProductError {
  return new ProductError(
    'invalid',
    'import.tooManyFiles',
    `More than ${MOST_FILES} files were chosen. Nothing was read; choose only those that belong to the import.`,
  );
}

function noFile(): ProductError {
  const sentence = 'No file was chosen. Choose the files and send them again.';
  return new ProductError('invalid', 'import.noFile', sentence);
}

function brokenOff(): ProductError {
  return new ProductError('invalid', 'import.aborted', 'The upload broke off. Nothing of it was kept.');
}

/** The refusal of a file above the limit. */
export function tooLarge(filename: string, limitBytes: number): ProductError {
  const megabytes = Math.floor(limitBytes / 1e6).toLocaleString('en-US');
  return new ProductError(
    'invalid',
    'import.tooLarge',
    `${basename(filename)} is larger than ${megabytes} MB. Split it by months, or import it with the command "rotation import".`,
  );
}
