const LINES = 2 ** 32;

/** Feed of a file (by its number from 1) and line as one number, so that rows of several files stand in one table. */
export function placeOf(feed: number, line: number): number {
  return feed * LINES + line;
}

/** The line of a place. */
export function lineOf(place: number): number {
  return place % LINES;
}

/** The number of a place's feed; 0 = a canonical file. */
export function feedOf(place: number): number {
  return Math.floor(place / LINES);
}
