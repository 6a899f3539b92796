import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDatabase } from '../src/storage/database';
import { CONNECTIONS, type Connections, connectionsOf } from './load/connections';
import { companyFile } from './load/database';
import { gatherFacts } from './load/facts';
import { writeMillion } from './load/files';
import { fire, percentile } from './load/fire';
import { type Site, startSite } from './load/site';
import { besideEmpty, besideWork, flatMemory, noError, type Verdict } from './load/verdicts';
import { type BenchOptions, type BenchResult, inFolder, report } from './support';

/** Accounts, seconds of each phase, rows of the import that commits beside, and size of the plan. */
const SIZES: Record<string, { accounts: number; seconds: number; rows: number; plan: string }> = {
  XS: { accounts: 2_000, seconds: 8, rows: 20_000, plan: 'S' },
  S: { accounts: 20_000, seconds: 20, rows: 200_000, plan: 'M' },
  M: { accounts: 200_000, seconds: 60, rows: 1_000_000, plan: 'M' },
};

/**
 * The product under 50 connections with the daily mix of a company, in phases of --seconds each: the empty page, the mix,
 * the mix while a plan is solved, the mix while an import commits. Prints a verdict for each bar. --size XS, S or M
 * (default, 200,000 accounts × 36 months). The database is built once and kept.
 */
export async function run(options: BenchOptions): Promise<void> {
  const size = SIZES[options.size ?? 'M'];
  if (!size) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}, not "${options.size}".`);
  const seconds = options.seconds ?? size.seconds;
  await inFolder(async (folder) => {
    const url = `sqlite:${companyFile(folder, size.accounts)}`;
    const database = openDatabase(url);
    const facts = await gatherFacts(database);
    await database.close();
    const site = await startSite(url);
    const lists = await connectionsOf(site.port, facts);
    const millions = await readImport(url, folder, size);
    try {
      const { results, verdicts } = await phases(site, lists, { seconds, plan: size.plan, commit: millions.commit });
      report(
        results.map((one) => ({ ...one, size: `${size.accounts} accounts` })),
        options,
      );
      if (!options.json)
        console.table(verdicts.map((one) => ({ ...one, holds: one.holds ? 'holds' : 'DOES NOT HOLD' })));
    } finally {
      millions.stop();
      await site.stop();
    }
  });
}

interface Beside {
  seconds: number;
  plan: string;
  commit(): Promise<unknown>;
}

async function phases(site: Site, lists: Connections, { seconds, plan, commit }: Beside) {
  const ask = (what: Connections[keyof Connections], time = seconds) => fire([site.port], what, time);
  // What each process works out once, and the compiler.
  await ask(lists.mix, Math.max(5, seconds / 3));
  const empty = await ask(lists.empty, Math.max(5, seconds / 3));
  const early = await ask(lists.mix, seconds / 5);
  const before = await site.standing();
  const mix = await ask(lists.mix);
  const after = await site.standing();
  const solving = solve(plan);
  const whilePlan = await ask(lists.mix);
  solving.kill();
  const committing = commit();
  const whileImport = await ask(lists.mix);
  await committing;
  const all = [early, mix, whilePlan, whileImport];
  const verdicts: Verdict[] = [
    noError([...all, empty], [early, mix]),
    ...besideEmpty(mix, empty),
    flatMemory(before.rssMB, after.rssMB, seconds * 1.2),
    besideWork(`a plan of size ${plan} is solved`, mix, whilePlan),
    besideWork('an import commits', mix, whileImport),
  ];
  const cpuMs = (after.cpuMs - before.cpuMs) / mix.answers;
  const results: BenchResult[] = [...mix.byName].map(([name, times]) => ({
    name,
    size: '',
    engine: null,
    gap: null,
    seconds: percentile(times, 0.5) / 1000,
    peakMB: null,
    rivalSeconds: percentile(empty.byKind.get('empty'), 0.5) / 1000,
    ratio: percentile(times, 0.5) / percentile(empty.byKind.get('empty'), 0.5),
  }));
  const whole = {
    connections: CONNECTIONS,
    perSecond: mix.perSecond,
    emptyPerSecond: empty.perSecond,
    cpuMs,
    verdicts,
  };
  results.push({
    ...results[0],
    name: 'mix',
    seconds: percentile([...mix.byKind.values()].flat(), 0.5) / 1000,
    detail: whole,
  });
  return { results, verdicts };
}

/** Plans over and over in a process of its own, as the worker does, until it is killed. */
function solve(size: string) {
  const again = `for (;;) require('node:child_process').execFileSync(process.execPath, ${JSON.stringify(['--require', 'tsx/cjs', join(__dirname, 'plannerRun.ts'), size, '1', 'highs'])})`;
  const child = spawn(process.execPath, ['-e', again], { stdio: 'ignore', detached: true });
  return { kill: () => process.kill(-child.pid!) };
}

async function readImport(url: string, folder: string, { accounts, rows }: { accounts: number; rows: number }) {
  writeMillion(folder, accounts, rows);
  const child = fork(join(__dirname, 'load/beside.ts'), [url, join(folder, 'million')], {
    execArgv: ['--require', 'tsx/cjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return {
    commit(): Promise<unknown> {
      const done = once(child, 'exit');
      child.send('commit');
      return done;
    },
    stop: () => void child.kill(),
  };
}
