/**
 * φ: what a rep's expected change is worth to evenness, as a concave piecewise-linear function of expected change ÷ base,
 * measured in even shares (the change that every rep would have if all changed alike). The first half of an even share
 * counts eight times as much as what is above two, and a loss ten times as much as that: hardly ever is it worth while to
 * let somebody lose so that another gains.
 */
const PIECES: { upTo: number; slope: number }[] = [
  { upTo: 0, slope: 40 },
  { upTo: 0.5, slope: 4 },
  { upTo: 1, slope: 2 },
  { upTo: 2, slope: 1 },
  { upTo: Infinity, slope: 0.5 },
];
/** φ at an even share: what all reps together would reach on average if everybody had the same. */
export const AT_EVEN = 3;
export const STEEPEST = PIECES[0].slope;
export const FLATTEST = PIECES[PIECES.length - 1].slope;
const BREAKS = PIECES.map(({ upTo }) => upTo).filter(Number.isFinite);

/** φ(x), x in even shares; φ(0) = 0. */
export function phi(x: number): number {
  if (x <= 0) return STEEPEST * x;
  let [value, from] = [0, 0];
  for (const { upTo, slope } of PIECES.slice(1)) {
    value += slope * (Math.min(x, upTo) - from);
    if (x <= upTo) break;
    from = upTo;
  }
  return value;
}

/** max over x of φ(x) − slope·x: what a linear price of evenness leaves on the table; for slopes within φ's own. */
export function conjugate(slope: number): number {
  return BREAKS.reduce((most, x) => Math.max(most, phi(x) - slope * x), 0);
}

/** The pieces above zero: how wide each is in even shares (Infinity for the last), and its slope. */
export function gainPieces(): { width: number; slope: number }[] {
  return PIECES.slice(1).map(({ upTo, slope }, i) => ({ width: upTo - PIECES[i].upTo, slope }));
}
