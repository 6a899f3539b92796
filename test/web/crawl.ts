import type { Visitor } from './site';

/** What a visitor reads at each address that links lead to, beginning at the given ones; 200s only. */
export async function crawl(visitor: Visitor, starts: string[], most = 150): Promise<Map<string, string>> {
  const queue = [...new Set(starts)];
  const read = new Map<string, string>();
  for (let next = 0; next < queue.length && read.size < most; next++) {
    const answer = await visitor.get(queue[next]);
    if (answer.status !== 200) continue;
    read.set(queue[next], answer.text ?? '');
    for (const [, href] of (answer.text ?? '').matchAll(/href="(\/[^"#]*)"/g)) {
      const path = href.replaceAll('&amp;', '&');
      // One order and one page of each list is enough.
      if (/^\/assets\/|[?&](sort|page)=/.test(path) || queue.includes(path)) continue;
      queue.push(path);
    }
  }
  return read;
}
