import type { Site } from './site';
import type { Verdict } from './verdicts';

export interface MemorySample {
  second: number;
  /** Of the whole process, and of what is in use after a collection of garbage. */
  rssMB: number;
  heapMB: number;
}

/** Looks at the memory of a web process every so many seconds, after a collection of garbage, until stopped. */
export function watchMemory(site: Site, everySeconds: number): { stop(): Promise<MemorySample[]> } {
  const samples: MemorySample[] = [];
  const started = performance.now();
  let last = Promise.resolve();
  const look = async (): Promise<void> => {
    const { rssMB, heapMB } = await site.standing('collected');
    samples.push({ second: (performance.now() - started) / 1000, rssMB, heapMB });
  };
  const timer = setInterval(() => {
    last = last.then(look);
  }, everySeconds * 1000);
  return {
    async stop() {
      clearInterval(timer);
      await last;
      await look();
      return samples;
    },
  };
}

/**
 * Memory is flat when the straight line through what was measured after the first fifth, in which caches fill, rises by
 * no more than a tenth until the end: of the process as a whole and of what it holds after a collection of garbage.
 */
export function flatMemory(samples: readonly MemorySample[]): Verdict[] {
  const end = samples.at(-1)!.second;
  const settled = samples.filter(({ second }) => second >= end / 5);
  return (['rssMB', 'heapMB'] as const).map((key) => {
    const line = lineThrough(settled.map((sample) => [sample.second, sample[key]]));
    const [from, to] = [line(settled[0].second), line(end)];
    const what = key === 'rssMB' ? 'the process' : 'what is in use after a collection of garbage';
    return {
      bar: `memory flat: ${what} grows by at most a tenth`,
      measured: `${from.toFixed(0)} MB after ${minutes(settled[0].second)}, ${to.toFixed(0)} MB after ${minutes(end)}: ${percent(to / from - 1)} on the line through ${settled.length} samples`,
      holds: to <= from * 1.1,
    };
  });
}

const minutes = (seconds: number): string => `${(seconds / 60).toFixed(1)} min`;
const percent = (share: number): string => `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(1)} %`;

/** The straight line with the least squares. */
function lineThrough(points: readonly (readonly [number, number])[]): (x: number) => number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = mean(([x]) => (x - x0) ** 2);
  const slope = spread === 0 ? 0 : mean(([x, y]) => (x - x0) * (y - y0)) / spread;
  return (x) => y0 + slope * (x - x0);
}
