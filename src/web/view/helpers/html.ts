import { randomUUID } from 'node:crypto';
import Handlebars, { type HelperOptions } from 'handlebars';
import { onceFor } from '../onceFor';
import { changedUrl } from '../query';
import { mannerOf, rootOf } from './context';

const { SafeString } = Handlebars;

/** {{csrf}}: the hidden field that every form with method post needs. */
function csrf(options: HelperOptions): Handlebars.SafeString {
  const make = rootOf(options).csrfToken as (() => string) | undefined;
  const token = make?.() ?? '';
  return new SafeString(`<input type="hidden" name="_csrf" value="${Handlebars.escapeExpression(token)}">`);
}

/** {{chart svg}}: a chart made by charts/, which escapes every text in it; nothing else may pass through here. */
function chart(svg: string | null | undefined): Handlebars.SafeString | string {
  if (!svg) return '';
  if (!svg.startsWith('<svg ')) throw new Error('The chart helper was given something that is no chart.');
  return new SafeString(svg);
}

/** {{mail address}}: an address that may break before its @ and nowhere else as long as there is room. */
function mail(address: string): Handlebars.SafeString {
  return new SafeString(Handlebars.escapeExpression(address).replace('@', '<wbr>@'));
}

/** {{urlWith page=2 state=''}}: this page's address with some fields of its query changed; '' removes one. */
function urlWith(options: HelperOptions): string {
  const { path = '/', query = {} } = rootOf(options);
  return changedUrl(path, query, options.hash);
}

/** {{sortUrl 't4q'}}: sorts by a column, downwards first for numbers, the other way when it is sorted so already. */
function sortUrl(column: string, options: HelperOptions): string {
  const { path = '/', query = {}, sort } = rootOf(options);
  const down = options.hash.first === 'down';
  const [first, second] = down ? [`-${column}`, column] : [column, `-${column}`];
  return changedUrl(path, query, { sort: sort === first ? second : first, page: undefined });
}

/** {{sortState 't4q'}} → ascending, descending or none, for aria-sort; reads `sort` of the page. */
function sortState(column: string, options: HelperOptions): string {
  const { sort } = rootOf(options);
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
}

/** {{unbroken text}}: a sentence whose signs stay with their amounts when it is broken into lines. */
function unbroken(text: string | null | undefined): string {
  return (text ?? '').replace(/−(?=[^\d\s])/g, '−\u2060');
}

/** {{once}}: names this showing of a form, so that one sent twice is taken once. */
function once(): Handlebars.SafeString {
  return new SafeString(`<input type="hidden" name="once" value="${randomUUID()}">`);
}

/**
 * {{#unchanging facts}}…{{/unchanging}}: a block that follows from an object that is kept and never changes, written once
 * for it. Inside, the object is the context and all that @root has is the company's manner: nothing of who is looking.
 */
function unchanging(facts: object, options: HelperOptions): Handlebars.SafeString {
  const company = mannerOf(options);
  const text = onceFor(facts, `written ${company.currency} ${company.locale}`, () =>
    flat(options.fn(facts, { data: { root: { company } } })),
  );
  return new SafeString(text);
}

/** The same text in one piece: what templates put together is a tree of its snippets, many times as large. */
const flat = (text: string): string => Buffer.from(text).toString();

interface Choice {
  value: unknown;
  label: unknown;
}

/** {{choices options chosen}}: the options of a select, put together here: there can be thousands, one for each rep. */
function choices(options: readonly Choice[] | undefined, chosen: unknown): Handlebars.SafeString {
  if (!options) return new SafeString('');
  const selected = String(chosen ?? '');
  // Several fields of a form, and every showing of it where the list is kept, offer the same choices.
  const written = onceFor(options, 'choices', () => options.map(choiceText));
  const texts = written.map(({ value, begin, end }) => `${begin}${value === selected ? ' selected' : ''}${end}`);
  return new SafeString(texts.join(''));
}

function choiceText({ value, label }: Choice) {
  const { escapeExpression } = Handlebars;
  return {
    value: value === undefined || value === null ? null : String(value),
    begin: `<option value="${escapeExpression(value as string)}"`,
    end: `>${escapeExpression(label as string)}</option>`,
  };
}

export const html = { unchanging, choices, csrf, once, chart, mail, urlWith, sortUrl, sortState, unbroken };
