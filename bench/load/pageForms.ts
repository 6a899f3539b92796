/** A form as it stands on a page, to be sent with what is in it. */
export interface PageForm {
  action: string;
  fields: [name: string, value: string][];
  multipart: boolean;
}

/** Addresses of the product that a page links to, without those of its looks. */
export function linksOf(html: string): string[] {
  const found = [...html.matchAll(/href="(\/[^"#]*)"/g)].map(([, href]) => plain(href));
  return [...new Set(found)].filter((path) => !path.startsWith('/assets/'));
}

/** The forms of a page that change something; what has to be filled in is. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head]) => /method="post"/i.test(head))
    .map(([, head, body]) => ({
      action: plain(attribute(head, 'action') ?? ''),
      multipart: head.includes('multipart'),
      fields: fieldsOf(body),
    }));
}

function fieldsOf(body: string): PageForm['fields'] {
  const fields: PageForm['fields'] = [];
  const taken = new Set<string>();
  for (const [, tag, head, inner = ''] of body.matchAll(
    /<(input|select|textarea|button)\b([^>]*)>(?:([\s\S]*?)<\/(?:select|textarea|button)>)?/g,
  )) {
    const name = attribute(head, 'name');
    if (name === null || /\sdisabled/.test(head)) continue;
    const type = attribute(head, 'type') ?? 'text';
    const single = tag === 'button' || type === 'radio';
    if (single && taken.has(name)) continue;
    const value = sentValue(tag, type, head, inner);
    if (value === null) continue;
    taken.add(name);
    fields.push([name, value]);
  }
  return fields;
}

function sentValue(tag: string, type: string, head: string, inner: string): string | null {
  if (tag === 'select') {
    const options = [...inner.matchAll(/<option\b([^>]*)>([^<]*)/g)];
    const chosen = options.find(([, option]) => /\sselected/.test(option)) ?? options.at(-1);
    return chosen ? plain(attribute(chosen[1], 'value') ?? chosen[2].trim()) : null;
  }
  if (tag === 'textarea') return plain(inner).trim() || 'It was agreed like this.';
  const value = plain(attribute(head, 'value') ?? '');
  if (type === 'file') return null;
  if (value !== '' || tag === 'button' || type === 'hidden') return value;
  if (type === 'date') return '2026-03-02';
  if (type === 'number') return attribute(head, 'min') ?? '1';
  return /\srequired/.test(head) ? 'Agreed' : '';
}

const attribute = (head: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1] ?? null;

const plain = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
