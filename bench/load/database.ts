import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureApart } from '../support';
import { furnish } from './furnish';

/** The company of a size as a SQLite file: built once, kept in LOAD_FOLDER (default: a folder of the system's temporary one). */
export async function keptFile(accounts: number): Promise<string> {
  const kept = join(process.env.LOAD_FOLDER ?? join(tmpdir(), 'rotation-load'), `${accounts}.db`);
  if (!existsSync(kept)) build(kept, accounts);
  await furnish(`sqlite:${kept}`);
  return kept;
}

/** The kept company, copied into `folder` for the run, which writes. */
export async function companyFile(folder: string, accounts: number): Promise<string> {
  const path = join(folder, 'load.db');
  copyFileSync(await keptFile(accounts), path, constants.COPYFILE_FICLONE);
  return path;
}

function build(kept: string, accounts: number): void {
  const folder = `${kept}.building`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.error(`Building a company of ${accounts} accounts; it is kept as ${kept}.`);
  const { seconds, cpuSeconds } = measureApart(
    join(__dirname, 'build.ts'),
    `sqlite:${join(folder, 'load.db')}`,
    String(accounts),
  );
  renameSync(join(folder, 'load.db'), kept);
  rmSync(folder, { recursive: true });
  console.error(`Built in ${seconds.toFixed(0)} s, ${cpuSeconds?.toFixed(0)} s of processor time.`);
}
