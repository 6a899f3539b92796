import { cpus } from 'node:os';
import { type Fired, percentile } from './fire';
import type { Processor } from './processor';

/** A bar with what was measured against it. */
export interface Verdict {
  bar: string;
  measured: string;
  holds: boolean;
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const pageP99 = (fired: Fired): number => percentile(fired.byKind.get('page'), 0.99);

/** No answer but the expected ones, whatever was running beside; changes put off while an import commits are told apart. */
export function noError(all: readonly Fired[], quiet: readonly Fired[]): Verdict {
  const wrong = all.flatMap((fired) => [...fired.wrong].map(([what, times]) => `${times} × ${what}`));
  const busy = quiet.reduce((sum, fired) => sum + fired.busy, 0);
  if (busy > 0) wrong.push(`${busy} changes were told to wait although nothing else was written`);
  const waiting = quiet.reduce((sum, fired) => sum + fired.waiting, 0);
  if (waiting > 0) wrong.push(`${waiting} pages were still being worked out although no data had changed`);
  const answers = all.reduce((sum, fired) => sum + fired.answers, 0);
  return {
    bar: 'no error',
    measured: wrong.join('; ') || `${answers} answers, none wrong`,
    holds: wrong.length === 0 && all.every((fired) => fired.answers > 0),
  };
}

/** Times and throughput of pages beside those of the empty page. @param where told with the bar, e.g. ' on PostgreSQL' */
export function besideEmpty(mix: Fired, empty: Fired, where = ''): Verdict[] {
  const [page, floor] = [pageP99(mix), percentile(empty.byKind.get('empty'), 0.99)];
  const share = mix.perSecond / empty.perSecond;
  return [
    {
      bar: `p99 of pages ≤ 10 × the empty page${where}`,
      measured: `${ms(page)} and ${ms(floor)}: ${(page / floor).toFixed(1)} ×`,
      holds: page <= 10 * floor,
    },
    {
      bar: `throughput ≥ 25 % of the empty page${where}`,
      measured: `${mix.perSecond.toFixed(0)} and ${empty.perSecond.toFixed(0)} a second: ${(share * 100).toFixed(0)} %`,
      holds: share >= 0.25,
    },
  ];
}

/** What happens beside raises the p99 of pages by less than a factor 2; of changes it is told. */
export function besideWork(work: string, quiet: Fired, beside: Fired): Verdict {
  const [before, after] = [pageP99(quiet), pageP99(beside)];
  const writes = [quiet, beside].map((fired) => ms(percentile(fired.byKind.get('write'), 0.99)));
  return {
    bar: `p99 of pages < 2 × while ${work}`,
    measured: `${ms(after)} and ${ms(before)}: ${(after / before).toFixed(2)} × (${beside.seconds.toFixed(0)} s; changes ${writes[1]} and ${writes[0]}, ${beside.busy} told to wait${beside.waiting > 0 ? `; ${beside.waiting} pages worked out anew` : ''})`,
    holds: after < 2 * before,
  };
}

/** A second web process answers more; how much more depends on what else the processors have to do, which is told. */
export function moreProcesses(one: Fired, two: Fired, used: { one: Processor; two: Processor }): Verdict {
  const told = ({ web, database, bench }: Processor): string =>
    `web ${web.toFixed(1)}, PostgreSQL ${database.toFixed(1)}, benchmark ${bench.toFixed(1)} ms`;
  return {
    bar: 'throughput grows with a second process on PostgreSQL',
    measured: `${one.perSecond.toFixed(0)} and ${two.perSecond.toFixed(0)} a second: ${(two.perSecond / one.perSecond).toFixed(2)} ×; processor time of an answer: ${told(used.one)} with one, ${told(used.two)} with two, on ${cpus().length} processors`,
    holds: two.perSecond > 1.1 * one.perSecond,
  };
}
