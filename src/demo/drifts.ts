import type { Random } from '../shared/random';
import type { Behaviour, Sketch } from './sketches';
import { between } from './weighted';

/** Logarithmic growth a year of one account on top of its market's, in the earlier and in the recent years. */
export interface Drift {
  earlier: number;
  recent: number;
}
type Phase = keyof Drift;

/**
 * Mean drift of every book, weighted by revenue. It is what makes the typical account of a book keep up with the middle
 * of its market although some decline.
 */
const BOOK_MEAN = 0.012;

/**
 * Draws a drift for every account, then levels each book: its growing accounts take what brings the book to the common
 * mean. So a rep's touch is the only lasting difference between reps, and a few large accounts do not pass for one.
 */
export function makeDrifts(random: Random, sketches: readonly Sketch[]): Map<string, Drift> {
  const drifts = new Map(
    sketches.map((sketch) => [
      sketch.id,
      {
        earlier: drawDrift(random, sketch.earlier, sketch.segment.earlierGrowth),
        recent: drawDrift(random, sketch.recent, sketch.segment.recentGrowth),
      },
    ]),
  );
  for (const rep of new Set(sketches.map((sketch) => sketch.rep))) {
    const book = sketches.filter((s) => s.rep === rep && s.recent !== 'new' && s.recent !== 'lapsed');
    for (const phase of ['earlier', 'recent'] as const) levelBook(book, drifts, phase);
  }
  return drifts;
}

function levelBook(book: readonly Sketch[], drifts: ReadonlyMap<string, Drift>, phase: Phase): void {
  const total = book.reduce((sum, s) => sum + s.yearlyCents, 0);
  const growing = book.filter((s) => s[phase] === 'growing');
  const growingTotal = growing.reduce((sum, s) => sum + s.yearlyCents, 0);
  if (growingTotal < total / 5) return;
  const mean = book.reduce((sum, s) => sum + s.yearlyCents * drifts.get(s.id)![phase], 0) / total;
  for (const s of growing) drifts.get(s.id)![phase] += ((BOOK_MEAN - mean) * total) / growingTotal;
}

function drawDrift(random: Random, behaviour: Behaviour, market: number): number {
  switch (behaviour) {
    case 'growing':
      return 0.005 + 0.07 * Math.abs(random.normal());
    case 'flat':
      return -market + between(random, -0.02, 0.015);
    case 'lagging':
      return -market + Math.max(0.025, market * between(random, 0.5, 0.8));
    case 'declining':
      return between(random, -0.24, -0.07);
    case 'lapsed':
      return between(random, -0.3, 0);
    case 'new':
      return between(random, 0, 0.3);
  }
}
