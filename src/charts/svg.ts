/** Text safe inside SVG text nodes and attributes. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Attributes = Record<string, string | number | undefined>;

/** An element; numbers are rounded to a tenth, attributes without a value left out, `content` taken as markup. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tenth(value) : escapeText(value as string)}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A text node at a place. */
export function label(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeText(text));
}

/** What a pointer resting on a mark shows. */
export function hint(text: string): string {
  return element('title', {}, escapeText(text));
}

/** Coordinates with at most one decimal: a chart stays small. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

export interface Frame {
  /** Unique on the page; names the text alternative. */
  id: string;
  /** CSS class beside "chart". */
  kind: string;
  width: number;
  height: number;
  /** The text alternative: what it is, and what it shows in a sentence or two. */
  title: string;
  description: string;
}

/** The outer element of a chart with its text alternative. Sizes are attributes, looks come from classes. */
export function svg(frame: Frame, content: string): string {
  const { id, kind, width, height } = frame;
  const names = `${element('title', { id: `${id}-t` }, escapeText(frame.title))}${element('desc', { id: `${id}-d` }, escapeText(frame.description))}`;
  const attributes = {
    class: `chart ${kind}`,
    viewBox: `0 0 ${tenth(width)} ${tenth(height)}`,
    width,
    height,
    role: 'img',
    'aria-labelledby': `${id}-t ${id}-d`,
  };
  return element('svg', attributes, names + content);
}
