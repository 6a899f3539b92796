import type { ReadingProgress } from './readFiles';

const count = (n: number): string => Math.round(n).toLocaleString('en-US');

/**
 * Says how fast files are read and how long the rest takes at the pace so far.
 * @param clock milliseconds that only go forward
 * @returns makes of each progress a sentence like 'revenue.csv: 1,200,000 rows read, 240,000 rows a second, about 14 s left'
 */
export function readingPace(clock: () => number): (progress: ReadingProgress) => string {
  const start = clock();
  return ({ done, total, file, rows }) => {
    const seconds = (clock() - start) / 1000;
    // The first moments tell nothing about the rest.
    if (seconds < 1 || done === 0) return `${file}: ${count(rows)} rows read`;
    const left = Math.max(1, Math.round((seconds * Math.max(0, total - done)) / done));
    const inWords = left < 120 ? `${left} s` : `${Math.round(left / 60)} minutes`;
    return `${file}: ${count(rows)} rows read, ${count(rows / seconds)} rows a second, about ${inWords} left`;
  };
}
