import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from './importFiles';
import { type BenchOptions, inFolder, type Measured, measureApart, medianOf, report } from './support';

const ROWS: Record<string, number> = { S: 100_000, M: 1_000_000, L: 5_000_000 };

/**
 * Import from files to commit against `.import` of the sqlite3 shell, which checks nothing, into a table with the same
 * key. --size S, M (1 million revenue rows, default), L (5 million) or a number of rows.
 */
export async function run(options: BenchOptions): Promise<void> {
  const size = options.size ?? 'M';
  const rows = ROWS[size] ?? Number(size);
  if (!Number.isInteger(rows) || rows < 1) throw new Error(`--size is S, M, L or a number, not "${size}".`);
  await inFolder(async (folder) => {
    writeFiles(folder, rows);
    let turn = 0;
    const ours = medianOf(3, () => measureApart(join(__dirname, 'importRun.ts'), folder, `ours-${++turn}.db`));
    const rival = medianOf(3, () => shellImport(folder));
    const ratio = ours.seconds / rival.seconds;
    const result = { name: 'import', size: `${rows} rows`, engine: null, gap: null };
    report([{ ...result, seconds: ours.seconds, peakMB: ours.peakMB, rivalSeconds: rival.seconds, ratio }], options);
    if (!options.json) console.log('ours', ours.detail);
  });
}

function shellImport(folder: string): Measured {
  const path = join(folder, 'rival.db');
  rmSync(path, { force: true });
  const start = process.hrtime.bigint();
  execFileSync('sqlite3', [
    path,
    `create table revenue (account_id text, month text, category text, amount text, rep_id text,
       primary key (account_id, month, category, rep_id)) without rowid`,
    '.mode csv',
    `.import --skip 1 ${join(folder, 'revenue.csv')} revenue`,
  ]);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, peakMB: 0 };
}
