import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import type { InputFile } from '../../imports/reading/inspect';
import { ProductError } from '../../shared/errors';

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
 * leaves nothing behind.
 * @throws ProductError import.unreadableUpload, import.tooManyFiles, import.tooLarge, import.noFile, and what `admit` throws
 */
export async function receiveUpload(req: Request, rules: UploadRules): Promise<Upload> {
  const upload: Upload = { files: [], fields: {} };
  try {
    await readForm(req, rules, upload);
    if (upload.files.length === 0) {
      throw new ProductError(
        'invalid',
        'import.noFile',
        'No file was chosen. Choose the CSV files and send them again.',
      );
    }
    return upload;
  } catch (error) {
    // What is still on its way is thrown away, so that the browser gets the answer.
    req.unpipe();
    req.resume();
    rmSync(rules.folder, { recursive: true, force: true });
    throw error;
  }
}

function readForm(req: Request, rules: UploadRules, upload: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const limits = { fileSize: rules.limitBytes, files: MOST_FILES, fields: 20, fieldSize: 2000 };
    const form = formReader(req, limits);
    const writes: Promise<void>[] = [];
    let admitted = false;
    form.on('field', (name, value) => {
      upload.fields[name] = value;
    });
    form.on('file', (_field, stream, { filename }) => {
      try {
        if (!admitted) rules.admit(upload.fields);
        admitted = true;
      } catch (error) {
        stream.resume();
        reject(error);
        return;
      }
      if (!filename) stream.resume();
      else writes.push(keep(stream, filename, rules, upload).catch(reject));
    });
    form.on('error', () => reject(unreadable()));
    // What is over a limit would be left out without a word, and the preview look complete.
    form.on('filesLimit', () => reject(tooManyFiles()));
    form.on('fieldsLimit', () => reject(unreadable()));
    form.on('partsLimit', () => reject(unreadable()));
    form.on('close', () => {
      if (!admitted) {
        try {
          rules.admit(upload.fields);
        } catch (error) {
          reject(error);
        }
      }
      Promise.all(writes).then(() => resolve(), reject);
    });
    req.once('aborted', () => reject(new ProductError('invalid', 'import.aborted', 'The upload broke off.')));
    req.pipe(form);
  });
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

async function keep(stream: Readable, filename: string, rules: UploadRules, upload: Upload): Promise<void> {
  mkdirSync(rules.folder, { recursive: true });
  const file = { name: basename(filename), path: join(rules.folder, `${upload.files.length + 1}.upload`) };
  upload.files.push(file);
  let tooLarge = false;
  stream.once('limit', () => {
    tooLarge = true;
  });
  await pipeline(stream, createWriteStream(file.path));
  if (!tooLarge) return;
  const megabytes = Math.floor(rules.limitBytes / 1e6).toLocaleString('en-US');
  throw new ProductError(
    'invalid',
    'import.tooLarge',
    `${file.name} is larger than ${megabytes} MB. Split it by months, or import it with the command "rotation import".`,
  );
}
