import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inputFiles } from '../../../src/app/imports/inputFiles';
import type { InputFile } from '../../../src/imports/reading/inputFile';
import { isProductError } from '../../../src/shared/errors';
import { type Desk, fileOf, openDesk, SMALL, WRITTEN } from '../desk';
import { highestMB } from './highestMemory.cjs';

/** What a process found that imported mutated files one after the other. */
export interface FuzzFindings {
  committed: number;
  refused: number;
  /** Codes of the refusals. */
  codes: Record<string, number>;
  /** Crashes, half imports and counts that do not add up. */
  failures: string[];
  /** By processor time, with the highest memory of the process up to its end. */
  slowest: { what: string; seconds: number; peakMB: number }[];
  peakMB: number;
}

/** Row by row: as one text a large database would be most of the memory that is measured. */
function digest(desk: Desk): string {
  const hash = createHash('sha256');
  for (const table of WRITTEN) {
    for (const row of desk.database.raw.prepare(`select * from ${table}`).iterate()) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

/** A small company of its own. */
async function smallCompany(): Promise<Desk> {
  const desk = await openDesk();
  await desk.bring(SMALL);
  return desk;
}

/** Imports every folder in the folder of the command line. Its files were made elsewhere: the memory is the import's own. */
async function main(): Promise<void> {
  const folder = process.argv[2];
  let desk = await smallCompany();
  const found: FuzzFindings = { committed: 0, refused: 0, codes: {}, failures: [], slowest: [], peakMB: 0 };
  for (const what of readdirSync(folder).sort()) {
    const start = process.cpuUsage();
    const committed = found.committed;
    await importOne(desk, inputFiles([join(folder, what)]), found, (sentence) =>
      found.failures.push(`${what}: ${sentence}`),
    );
    const { user, system } = process.cpuUsage(start);
    found.slowest.push({ what, seconds: Math.round((user + system) / 1e5) / 10, peakMB: highestMB() });
    const left = readdirSync(join(desk.database.folder, 'imports')).filter((name) => !name.endsWith('.db'));
    if (left.length > 0) found.failures.push(`${what} left behind: ${left.join(', ')}`);
    if (found.committed === committed) continue;
    // What was let in would be looked through after every file that follows.
    await desk.close();
    desk = await smallCompany();
  }
  found.slowest = found.slowest.sort((a, b) => b.seconds - a.seconds).slice(0, 5);
  await desk.close();
  found.peakMB = highestMB();
  console.log(JSON.stringify(found));
}

async function importOne(
  desk: Desk,
  files: readonly InputFile[],
  found: FuzzFindings,
  fail: (sentence: string) => void,
): Promise<void> {
  const before = digest(desk);
  const rows = (): number => desk.one('select count(*) from revenue') as number;
  const rowsBefore = rows();
  try {
    const { id } = await desk.stageFiles(files);
    if (digest(desk) !== before) fail('the preview changed something');
    const summary = await desk.commit(id);
    found.committed++;
    const revenue = fileOf(summary, 'revenue');
    if (rows() - rowsBefore !== (revenue?.added ?? 0)) fail('rows of revenue are not those told');
    for (const { file, kind, read, added, changed, unchanged, rejected, combined } of summary.files) {
      if (kind !== 'revenue' || summary.recognised.length > 0) continue;
      if (read !== added + changed + unchanged + rejected + combined) fail(`${file} does not add up`);
    }
  } catch (error) {
    found.refused++;
    if (!isProductError(error)) return fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    found.codes[error.code] = (found.codes[error.code] ?? 0) + 1;
    if (digest(desk) !== before) fail(`half an import (${error.code})`);
  }
}

void main();
