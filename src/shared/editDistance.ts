/**
 * How many letters two texts differ by: insertions, deletions, replacements and swapped neighbours (optimal string
 * alignment; Damerau 1964, Wagner & Fischer 1974).
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  let [before, last, row] = [[], [], Array.from({ length: width }, (_, j) => j)] as number[][];
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j < width; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.length];
}

/** A third of the letters may be wrong, and two in short texts. */
const farthest = (text: string): number => Math.max(2, Math.floor(text.length / 3));

/** Those of some things whose name or id is closest to a text, whatever its case; nearest first, at most `most`. */
export function nearest<T>(text: string, things: readonly T[], names: (thing: T) => string[], most = 5): T[] {
  const wanted = text.trim().toLowerCase();
  return things
    .map((thing) => ({ thing, far: Math.min(...names(thing).map((name) => distance(wanted, name.toLowerCase()))) }))
    .filter(({ far }) => far <= farthest(wanted))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ thing }) => thing);
}

/** A name that holds the text is nearer than one that has to be changed into it. */
function distance(wanted: string, name: string): number {
  return name.includes(wanted) ? (name === wanted ? 0 : 0.5) : editDistance(wanted, name);
}
