import { statSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { dialects } from '../../imports/dialects/index';
import { planReading } from '../../imports/plan';
import type { InputFile } from '../../imports/reading/inspect';
import type { ImportSummary } from '../../imports/summary';
import { isProductError, ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { otherCurrency } from '../../storage/imports/importCommit';
import { removeStaging, Staging, stagingPath } from '../../storage/imports/importStaging';
import {
  addImport,
  beginReading,
  endReading,
  findImport,
  knownKinds,
  type ReadingAttempt,
} from '../../storage/imports/imports';
import { findCompany, hasRevenue } from '../../storage/people/company';
import type { Actor } from '../actor';
import { previewImport } from './previewImport';
import { stageFile } from './stageFile';

export interface StageRequest {
  /** Of an import that was announced before, by an upload, and which attempt to read it this is; otherwise one is made. */
  announced?: ReadingAttempt;
  files: readonly InputFile[];
  /** Name of the dialect that the files are written in. */
  source: string;
  /** ISO 4217; default: the company's currency, else USD. */
  currency?: string;
  actor: Actor;
  /** Bytes read of all bytes, and the name of the file being read. */
  onProgress?(progress: { done: number; total: number; file: string }): void;
  /** Asked with every chunk; true stops the import with nothing written. */
  cancelled?(): boolean;
}

/**
 * Reads files into a staging file of their own and says what committing them would do. The database gets nothing but a
 * row in the list of imports.
 * @throws ProductError for a file that cannot be read at all (import.missingFile, import.missingColumn, import.quoting,
 *   import.zip …); the import is then noted as failed. Rows that cannot be taken never throw; they are reported.
 *   import.cancelled also for an attempt that another one has taken over from; it leaves the import to that one.
 */
export async function stageImport(
  database: Database,
  request: StageRequest,
): Promise<ReadingAttempt & { summary: ImportSummary }> {
  const { db } = database;
  const { actor, source } = request;
  const reading = request.announced ?? { id: uuidv7(), attempt: 1 };
  const { id } = reading;
  const known = request.announced ? await findImport(db, id) : null;
  if (known?.state === 'previewed' && known.summary) return { id, attempt: known.attempt, summary: known.summary };
  if (!known) await addImport(db, { id, source, createdAt: actor.now, createdBy: actor.id });
  if (!(await beginReading(db, reading))) throw cancelledError();
  const path = stagingPath(database.path, reading);
  try {
    const currency = await agreeCurrency(database, request.currency);
    const ignoredFiles = await readAll(database, path, request);
    const summary = await previewImport(database, path, { currency, ignoredFiles, today: actor.today });
    if (!(await endReading(db, reading, { state: 'previewed', summary }))) throw cancelledError();
    return { ...reading, summary };
  } catch (error) {
    removeStaging(path);
    const sentence = isProductError(error) ? error.message : 'The import stopped because of an internal error.';
    await endReading(db, reading, { state: 'failed', error: sentence });
    throw error;
  }
}

/** Reads every file into a fresh staging file; returns the files that were left out. */
async function readAll(database: Database, path: string, request: StageRequest) {
  const dialect = dialects[request.source];
  if (!dialect) {
    throw new ProductError('invalid', 'import.source', `There is no dialect "${request.source}" to read.`);
  }
  const plan = await planReading(request.files, dialect, await knownKinds(database.db, request.source));
  const total = plan.files.reduce((sum, planned) => sum + statSync(planned.file.path).size, 0);
  const staging = Staging.create(path, database.path, request.source);
  let done = 0;
  try {
    for (const planned of plan.files) {
      const rows = await stageFile(staging, planned, (bytes) => {
        done += bytes;
        request.onProgress?.({ done, total, file: planned.file.name });
        if (request.cancelled?.()) throw cancelledError();
      });
      if (planned.mapping.kind === 'revenue' && rows === 0) throw noRevenue(planned.file.name);
    }
  } finally {
    staging.close();
  }
  return plan.ignoredFiles;
}

/** The currency of an import: the company's own once it has revenue. */
async function agreeCurrency({ db }: Database, stated: string | undefined): Promise<string> {
  if (stated !== undefined && !Intl.supportedValuesOf('currency').includes(stated)) {
    throw new ProductError(
      'invalid',
      'import.unknownCurrency',
      `"${stated}" is not a currency; write a code of ISO 4217 such as USD or EUR.`,
    );
  }
  const company = await findCompany(db);
  if (!company) return stated ?? 'USD';
  if (stated !== undefined && stated !== company.currency && (await hasRevenue(db))) {
    throw otherCurrency(company.currency, stated);
  }
  return stated ?? company.currency;
}

const cancelledError = (): ProductError =>
  new ProductError('conflict', 'import.cancelled', 'The import was cancelled. Nothing was changed.');

const noRevenue = (file: string): ProductError =>
  new ProductError(
    'invalid',
    'import.noRevenue',
    `${file} has column names but no rows. Export it again with the revenue of at least one month.`,
  );
