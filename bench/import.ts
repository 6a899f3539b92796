import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from './importFiles';
import { type BenchOptions, type BenchResult, inFolder, type Measured, measureApart, report } from './support';

const ROWS: Record<string, number> = { S: 100_000, M: 1_000_000, L: 5_000_000 };

/**
 * Import from files to commit against `.import` of the sqlite3 shell, which checks nothing, into a table with the same
 * key: rows in the order of accounts, rows in the order of months, and the first file once more, which changes nothing.
 * --size S, M (1 million revenue rows, default), L (5 million) or a number of rows.
 */
export async function run(options: BenchOptions): Promise<void> {
  const size = options.size ?? 'M';
  const rows = ROWS[size] ?? Number(size);
  if (!Number.isInteger(rows) || rows < 1) throw new Error(`--size is S, M, L or a number, not "${size}".`);
  requireShell();
  const results: BenchResult[] = [];
  for (const order of ['account', 'month'] as const) {
    await inFolder(async (folder) => {
      writeFiles(folder, rows, order);
      const { pairs, again } = measure(folder);
      results.push(resultOf(`import by ${order}`, rows, pairs));
      if (order === 'account') results.push(resultOf('import again', rows, again));
    });
  }
  report(results, options);
}

interface Pair {
  ours: Measured;
  rival: Measured;
}

/** Three pairs of runs, each one after the other, as the machine's pace changes. */
function measure(folder: string): { pairs: Pair[]; again: Pair[] } {
  const [pairs, again]: Pair[][] = [[], []];
  for (let turn = 1; turn <= 3; turn++) {
    const rival = shellImport(folder);
    const database = `ours-${turn}.db`;
    const importOnce = (): Measured => measureApart(join(__dirname, 'importRun.ts'), folder, database);
    pairs.push({ ours: importOnce(), rival });
    again.push({ ours: importOnce(), rival });
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, database + end), { force: true });
  }
  return { pairs, again };
}

const cpu = ({ cpuSeconds }: Measured): number => cpuSeconds ?? Number.NaN;

/** The pair with the median ratio by the clock; the processor's is told beside it. */
function resultOf(name: string, rows: number, pairs: readonly Pair[]): BenchResult {
  const ratio = ({ ours, rival }: Pair): number => ours.seconds / rival.seconds;
  const pair = [...pairs].sort((a, b) => ratio(a) - ratio(b))[(pairs.length - 1) / 2];
  const { ours, rival } = pair;
  return {
    name,
    size: `${rows} rows`,
    engine: null,
    gap: null,
    seconds: ours.seconds,
    peakMB: Math.max(...pairs.map((one) => one.ours.peakMB)),
    rivalSeconds: rival.seconds,
    ratio: ratio(pair),
    detail: {
      cpuSeconds: cpu(ours),
      rivalCpuSeconds: cpu(rival),
      cpuRatios: pairs.map((one) => Number((cpu(one.ours) / cpu(one.rival)).toFixed(2))),
      clockRatios: pairs.map((one) => Number(ratio(one).toFixed(2))),
      files: ours.detail,
    },
  };
}

/** A figure without its rival would say nothing. */
function requireShell(): void {
  const found = spawnSync('sqlite3', ['--version']);
  if (found.status === 0) return;
  throw new Error(
    'The sqlite3 shell is missing, against which the import is measured. Install it (apt-get install sqlite3).',
  );
}

function shellImport(folder: string): Measured {
  const path = join(folder, 'rival.db');
  rmSync(path, { force: true });
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      'TIMEFORMAT="%U %S"; time sqlite3 "$1" "$2" ".mode csv" ".import --skip 1 $3 revenue"',
      'bash',
      path,
      TABLE,
      join(folder, 'revenue.csv'),
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The sqlite3 shell failed: ${stderr}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const [user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, peakMB: 0 };
}

const TABLE = `create table revenue (account_id text, month text, category text, amount text, rep_id text,
  primary key (account_id, month, category, rep_id)) without rowid`;
