import { type Fired, percentile } from './fire';

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
  const answers = all.reduce((sum, fired) => sum + fired.answers, 0);
  return {
    bar: 'no error',
    measured: wrong.join('; ') || `${answers} answers, none wrong`,
    holds: wrong.length === 0 && all.every((fired) => fired.answers > 0),
  };
}

/** Times and throughput of pages beside those of the empty page. */
export function besideEmpty(mix: Fired, empty: Fired): Verdict[] {
  const [page, floor] = [pageP99(mix), percentile(empty.byKind.get('empty'), 0.99)];
  const share = mix.perSecond / empty.perSecond;
  return [
    {
      bar: 'p99 of pages ≤ 10 × the empty page',
      measured: `${ms(page)} and ${ms(floor)}: ${(page / floor).toFixed(1)} ×`,
      holds: page <= 10 * floor,
    },
    {
      bar: 'throughput ≥ 25 % of the empty page',
      measured: `${mix.perSecond.toFixed(0)} and ${empty.perSecond.toFixed(0)} a second: ${(share * 100).toFixed(0)} %`,
      holds: share >= 0.25,
    },
  ];
}

/** What happens beside raises the p99 of pages by less than a factor 2. */
export function besideWork(work: string, quiet: Fired, beside: Fired): Verdict {
  const [before, after] = [pageP99(quiet), pageP99(beside)];
  return {
    bar: `p99 of pages < 2 × while ${work}`,
    measured: `${ms(after)} and ${ms(before)}: ${(after / before).toFixed(2)} ×; ${beside.busy} changes told to wait`,
    holds: after < 2 * before,
  };
}

/** Memory of the web process at two moments: it grows by no more than a tenth. */
export function flatMemory(early: number, late: number, seconds: number): Verdict {
  return {
    bar: 'memory flat (at most a tenth more)',
    measured: `${early.toFixed(0)} MB after a fifth, ${late.toFixed(0)} MB at the end of ${seconds.toFixed(0)} s`,
    holds: late <= early * 1.1,
  };
}
