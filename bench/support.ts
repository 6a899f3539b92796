import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One figure of a benchmark; what does not apply is null. */
export interface BenchResult {
  name: string;
  size: string;
  engine: string | null;
  seconds: number;
  peakMB: number | null;
  gap: number | null;
  /** Time of the rival or floor measured in the same run, and how many times that we took. */
  rivalSeconds: number | null;
  ratio: number | null;
  /** Figures that are no times. */
  detail?: unknown;
}

export interface BenchOptions {
  json: boolean;
  size?: string;
  /** Of each phase, where a benchmark has phases of a stated length. */
  seconds?: number;
  /** Of a benchmark that has parts, the one to run; left out: all. */
  part?: string;
}

/** What a measured child process reports as the last line of its output. */
export interface Measured {
  seconds: number;
  /** Processor time of all threads; on a shared machine it says more than the time. */
  cpuSeconds?: number;
  peakMB: number;
  detail?: unknown;
}

/** Runs the work in this process and prints its time and the highest memory of the process as JSON. */
export async function measureHere(work: () => unknown): Promise<void> {
  const start = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const detail = await work();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  console.log(JSON.stringify({ seconds, cpuSeconds, peakMB, detail } satisfies Measured));
}

/** Runs a TypeScript file in a process of its own, so that the highest memory is that of its work alone. */
export function measureApart(file: string, ...args: string[]): Measured {
  const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', file, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output.trim().split('\n').at(-1)!);
}

/** The run with the median time of three (or `runs`, odd). */
export function medianOf(runs: number, measure: () => Measured): Measured {
  const results = Array.from({ length: runs }, measure).sort((a, b) => a.seconds - b.seconds);
  return results[(runs - 1) / 2];
}

/** A folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints results as JSON or as a table. */
export function report(results: readonly BenchResult[], { json }: BenchOptions): void {
  if (json) console.log(JSON.stringify(results, null, 2));
  else {
    const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);
    console.table(
      results.map(({ detail, ...r }) => ({
        ...r,
        seconds: rounded(r.seconds),
        rivalSeconds: rounded(r.rivalSeconds),
        ratio: rounded(r.ratio),
      })),
    );
    for (const { name, detail } of results) if (detail !== undefined) console.log(name, detail);
  }
}
