import { readdirSync, readFileSync } from 'node:fs';
import type { Site } from './site';

/** Processor time by whom, milliseconds: the web processes, the database server with all its processes, and the benchmark. */
export interface Processor {
  web: number;
  database: number;
  bench: number;
}

/** Processor time so far. @param server process id of the database server; null on SQLite, which is part of the web process */
export async function processorNow(sites: readonly Site[], server: number | null): Promise<Processor> {
  const web = await Promise.all(sites.map((site) => site.standing()));
  const { user, system } = process.cpuUsage();
  return {
    web: web.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    database: server === null ? 0 : familyMs(server),
    bench: (user + system) / 1000,
  };
}

/** What was used between two moments for each of so many answers. */
export function processorPer(answers: number, from: Processor, to: Processor): Processor {
  const share = (key: keyof Processor): number => (to[key] - from[key]) / answers;
  return { web: share('web'), database: share('database'), bench: share('bench') };
}

/** Milliseconds of a tick of the kernel's clock. */
const TICK_MS = 10;

/** A process and its children, those that have ended among them; 0 on systems without /proc. */
function familyMs(server: number): number {
  try {
    const stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(name) ?? []);
    const own = stats.filter(({ pid, parent }) => pid === server || parent === server);
    return own.reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS;
  } catch {
    return 0;
  }
}

function statOf(name: string): { pid: number; parent: number; ticks: number } | null {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number);
    // After the name: state, parent; user, system time of the process, then of its children that have ended.
    return { pid: Number(name), parent: fields[1], ticks: fields[11] + fields[12] + fields[13] + fields[14] };
  } catch {
    return null;
  }
}
