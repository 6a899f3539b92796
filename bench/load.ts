import { CONNECTIONS } from './load/connections';
import { percentile } from './load/fire';
import { postgresPart } from './load/postgresPart';
import { type PartResult, SIZES } from './load/sizes';
import { sqlitePart } from './load/sqlitePart';
import { type BenchOptions, type BenchResult, inFolder } from './support';

const PARTS = ['sqlite', 'postgres'];

/**
 * The product under 50 connections with the daily mix of a company, in phases of --seconds each (the long one of ten times as many); a verdict for each bar.
 * --size XS, S or M (default, 200,000 accounts × 36 months); --part sqlite (one process: beside the empty page, for ten
 * minutes, while a plan is solved, while an import commits) or postgres (one process, then two). Companies are built once
 * and kept.
 */
export async function run({ json, size = 'M', seconds, part }: BenchOptions): Promise<void> {
  const known = SIZES[size];
  if (!known) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}, not "${size}".`);
  if (part !== undefined && !PARTS.includes(part)) throw new Error(`--part is ${PARTS.join(' or ')}, not "${part}".`);
  const asked = seconds === undefined ? known : { ...known, seconds, memorySeconds: 10 * seconds };
  await inFolder(async (folder) => {
    for (const one of PARTS.filter((name) => part === undefined || name === part)) {
      const result = one === 'sqlite' ? await sqlitePart(folder, asked) : await postgresPart(asked);
      if (json) console.log(JSON.stringify(asResult(result, asked.accounts), null, 2));
      else show(result);
    }
  });
}

/** What was asked how often, and how long it took; then how the bars held. */
function show({ name, mix, empty, used, verdicts }: PartResult): void {
  const ms = (value: number): number => Math.round(value * 10) / 10;
  console.log(`${name}: ${mix.answers} answers to ${CONNECTIONS} connections in ${mix.seconds.toFixed(0)} s`);
  console.table(routes(mix).map(({ share, ...one }) => ({ ...one, 'share %': ms(share * 100) })));
  console.log(
    `Processor time of an answer: web process ${ms(used.web)} ms, database server ${ms(used.database)} ms, benchmark ${ms(used.bench)} ms.`,
    `Empty page: ${empty.perSecond.toFixed(0)} a second.`,
  );
  console.table(verdicts.map((one) => ({ ...one, holds: one.holds ? 'holds' : 'DOES NOT HOLD' })));
}

function routes(fired: PartResult['mix']) {
  const all = [...fired.byName.values()].flat().reduce((sum, time) => sum + time, 0);
  return [...fired.byName]
    .map(([name, times]) => {
      const sum = times.reduce((total, time) => total + time, 0);
      const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)].map(Math.round);
      return { name, count: times.length, 'mean ms': Math.round(sum / times.length), p50, p99, share: sum / all };
    })
    .sort((one, other) => other.share - one.share);
}

function asResult({ name, mix, empty, used, verdicts }: PartResult, accounts: number): BenchResult {
  const [ours, floor] = [mix, empty].map((fired) => percentile([...fired.byKind.values()].flat(), 0.99) / 1000);
  return {
    ...{ name: `load on ${name}`, size: `${accounts} accounts`, engine: null, gap: null, peakMB: null },
    ...{ seconds: ours, rivalSeconds: floor, ratio: ours / floor },
    detail: { perSecond: mix.perSecond, emptyPerSecond: empty.perSecond, used, verdicts, routes: routes(mix) },
  };
}
