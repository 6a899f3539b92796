/** Widths that a chart is drawn for: text keeps its size, so a phone gets a drawing of its own. */
export const WIDE = 720;
const NARROW = 342;

/**
 * The chart drawn for wide screens and once more for phones; the stylesheet shows one of them, and what is not shown is
 * not read aloud either.
 * @param draw gets the width in pixels and a part for the id
 */
export function bothSizes(draw: (width: number, suffix: string) => string): string {
  return `${withClass(draw(WIDE, ''), 'wide')}${withClass(draw(NARROW, '-n'), 'narrow')}`;
}

function withClass(svg: string, name: string): string {
  return svg.replace('class="chart ', `class="chart ${name} `);
}

/** Rough width of a text in pixels at a font size: enough to decide whether it fits. */
export function textWidth(text: string, fontSize = 12): number {
  return text.length * fontSize * 0.56;
}

/** As fitText, but shortened in its middle: what distinguishes names that begin alike stands at their ends. */
export function fitMiddle(text: string, width: number, fontSize = 12): string {
  if (textWidth(text, fontSize) <= width) return text;
  const letters = Math.floor(width / (fontSize * 0.56)) - 1;
  if (letters < 6) return fitText(text, width, fontSize);
  const end = Math.floor(letters / 2);
  return `${text.slice(0, letters - end).trimEnd()}…${text.slice(-end).trimStart()}`;
}

/** The text, shortened with … to fit a width; '' when not even three letters fit. */
export function fitText(text: string, width: number, fontSize = 12): string {
  if (textWidth(text, fontSize) <= width) return text;
  const letters = Math.floor(width / (fontSize * 0.56)) - 1;
  return letters < 3 ? '' : `${text.slice(0, letters).trimEnd()}…`;
}
