import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { CANONICAL } from '../../imports/dialects/canonical';
import type { Mapping } from '../../imports/mapping/mapping';
import { planReading } from '../../imports/plan';
import type { InputFile } from '../../imports/reading/inputFile';
import { isMappingNeeded, mappingNeeded } from '../../imports/recognition/sentences';
import type { ImportSummary } from '../../imports/summary';
import { unpack } from '../../imports/unpacking/unpack';
import { isProductError, ProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { noteFiles } from '../../storage/imports/importFiles';
import { rememberedMapping } from '../../storage/imports/importMappings';
import { ownersWereTold } from '../../storage/imports/importOwners';
import { addImport, beginReading, endReading } from '../../storage/imports/importReading';
import { Staging } from '../../storage/imports/importStaging';
import { removeStaging, stagingPath } from '../../storage/imports/importStagingFiles';
import { findImport, knownKinds, type ReadingAttempt } from '../../storage/imports/imports';
import { isUnreachable } from '../../storage/whenFree';
import type { Actor } from '../actor';
import { toDecideSentence } from '../names/statedNames';
import { importFailed } from '../webhooks/importFailed';
import { agreeCurrency, askForRates, readRates } from './agreeCurrency';
import { uploadFolder } from './announceImport';
import { compareOwners } from './compareOwners';
import { hashFiles } from './hashFiles';
import { previewImport } from './previewImport';
import { type ReadingProgress, readFiles } from './readFiles';
import { settleOwners } from './settleOwners';
import { stageOwnerHistory } from './stageOwnerHistory';

export interface StageRequest {
  /** Of an import that was announced before, by an upload, and which attempt to read it this is; otherwise one is made. */
  announced?: ReadingAttempt;
  /** Of the import that is made, where the caller must know it before. */
  id?: string;
  files: readonly InputFile[];
  /** What a person states about the files. */
  mapping?: Mapping;
  /** ISO 4217; default: the company's currency, else USD. */
  currency?: string;
  actor: Actor;
  onProgress?(progress: ReadingProgress): void;
  /** Asked with every chunk; true stops the import with nothing written. */
  cancelled?(): boolean;
}

/**
 * Reads files into a staging file of their own and says what committing them would do. The database gets nothing but a
 * row in the list of imports.
 * @throws ProductError for a file that cannot be read at all (import.missingFile, import.missingColumn, import.quoting,
 *   import.zip …); the import is then noted as failed. import.mappingNeeded when something must be answered first, which
 *   an announced import then waits for. Rows that cannot be taken never throw; they are reported.
 *   import.cancelled also for an attempt that another one has taken over from; it leaves the import to that one.
 */
export async function stageImport(
  database: Database,
  request: StageRequest,
): Promise<ReadingAttempt & { summary: ImportSummary }> {
  const { db } = database;
  const { actor } = request;
  const reading = request.announced ?? { id: request.id ?? uuidv7(), attempt: 1 };
  const { id } = reading;
  const known = request.announced ? await findImport(db, id) : null;
  if (known?.state === 'previewed' && known.summary) return { id, attempt: known.attempt, summary: known.summary };
  const { mapping } = request;
  if (!known) await addImport(db, { id, source: CANONICAL, createdAt: actor.now, createdBy: actor.id, mapping });
  if (!(await beginReading(db, reading))) throw cancelledError();
  const path = stagingPath(database.path, reading);
  const unpacked = join(uploadFolder(database, id), `unpacked-${reading.attempt}`);
  try {
    await noteFiles(db, id, await hashFiles(request.files));
    const found = await readAll(database, path, unpacked, request);
    const summary = await previewImport(database, path, { ...found, today: actor.today });
    if (mapping?.names?.length) summary.derivations.push(toDecideSentence(mapping.names));
    if (!(await endReading(db, reading, { state: 'previewed', summary }))) throw cancelledError();
    return { ...reading, summary };
  } catch (error) {
    removeStaging(path);
    // Nothing can be noted now; a worker reads it anew.
    if (request.announced && isUnreachable(error)) throw error;
    if (request.announced && isMappingNeeded(error)) {
      await endReading(db, reading, { state: 'asked', recognised: error.details.recognised });
      throw error;
    }
    const sentence = isProductError(error) ? error.message : 'The import stopped because of an internal error.';
    await inTransaction(db, async (trx) => {
      const ended = await endReading(trx, reading, { state: 'failed', error: sentence });
      if (ended && !isCancelled(error)) await importFailed(trx, id, actor.now);
    });
    throw error;
  } finally {
    rmSync(request.announced ? unpacked : uploadFolder(database, id), { recursive: true, force: true });
  }
}

/** Makes a plan for the files and reads them into a fresh staging file. */
async function readAll(database: Database, path: string, unpacked: string, request: StageRequest) {
  const { files, ignored } = await unpack(request.files, unpacked);
  const plan = await planReading(files, {
    known: (source) => knownKinds(database.db, source),
    mapping: request.mapping ?? null,
    remembered: (fingerprint) => rememberedMapping(database.db, fingerprint),
  });
  plan.ignoredFiles.push(...ignored);
  const recognised = plan.tables.map((table) => table.recognised);
  const currency = await agreeCurrency(database, request.currency, plan.tables);
  const rates = await readRates(plan.tables);
  askForRates(plan.tables, currency, rates);
  if (recognised.some(({ questions }) => questions.length > 0)) throw mappingNeeded(recognised);
  const told = await ownersWereTold(database.db, plan.source);
  const staging = await Staging.create(path, database, plan.source);
  try {
    for (const { file, layout } of [...plan.files, ...plan.tables]) staging.noteHeader(file.name, layout.header);
    if (plan.tables.length > 0) await staging.knowNames(database, plan.source);
    if (request.mapping?.complete) staging.sayComplete();
    const hasAccounts = [
      ...plan.files.map(({ mapping }) => mapping.kind),
      ...recognised.map(({ holds }) => holds),
    ].includes('accounts');
    const context = { hasAccounts, currency, rates, today: request.actor.today };
    const read = await readFiles(staging, plan, context, (progress) => {
      request.onProgress?.(progress);
      if (request.cancelled?.()) throw cancelledError();
    });
    const history = await stageOwnerHistory(staging, plan, database);
    const owners = await settleOwners(staging, plan, told, history, database);
    await compareOwners(staging, plan.compared);
    return { currency, ignoredFiles: plan.ignoredFiles, recognised, tables: { ...read, ...owners } };
  } finally {
    staging.close();
  }
}

const isCancelled = (error: unknown): boolean => isProductError(error) && error.code === 'import.cancelled';

const cancelledError = (): ProductError =>
  new ProductError('conflict', 'import.cancelled', 'The import was cancelled. Nothing was changed.');
