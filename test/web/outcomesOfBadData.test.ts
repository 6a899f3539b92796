import type { Database } from '../../src/storage/database';
import { bumpDataVersion } from '../../src/storage/people/company';
import { fillSwapCast, SWAPS } from '../app/swapCast';
import { textOf } from './castSite';
import { openSite, type Site } from './site';

let site: Site;
afterEach(() => site.close());

/** What a company may look like when little or nothing can be compared. */
const COMPANIES: [string, string[]][] = [
  ['as it is', []],
  ['no candidate stayed', ['update account_analyses set candidate = 0 where account_id in (1, 5)']],
  ['nobody was a candidate', ['update account_analyses set candidate = 0']],
  ['one month of revenue', ["delete from revenue where month <> '2025-12'"]],
  ['one quarter of revenue', ["delete from revenue where month < '2025-10'"]],
  ['no revenue at all', ['delete from revenue']],
  ['revenue of zero', ['update revenue set amount_cents = 0']],
  ['negative revenue', ['update revenue set amount_cents = -amount_cents']],
  ['nothing before the exchanges', ["delete from revenue where month < '2025-01'"]],
  ['losses before, revenue after', ["update revenue set amount_cents = -amount_cents where month < '2025-01'"]],
  ['all accounts lost', ["delete from revenue where month >= '2025-01' and account_id not in (30)"]],
  [
    'all trades undone',
    [
      "update trades set state = 'reversed' where state = 'in_effect' and undoes_trade_id is null",
      "update assignments set to_date = '2025-11-01' where opened_by_trade is not null and to_date is null",
    ],
  ],
];

async function spoil(database: Database & { raw: { exec(sql: string): unknown } }, changes: string[]): Promise<void> {
  for (const sql of changes) database.raw.exec(sql);
  await bumpDataVersion(database.db);
}

test.each(COMPANIES)(
  '%s: every outcome page opens with a sentence and holds no figure that is none',
  async (_, changes) => {
    site = await openSite({ company: false });
    await fillSwapCast(site.services.database);
    await spoil(site.services.database, changes);
    const leader = await site.as('leader');
    const trades = Object.values(SWAPS).map((id) => `/trades/${id}/outcome`);
    const rotation = '/rotations/rotation-2025/outcome';
    for (const path of [
      '/review',
      rotation,
      `${rotation}/accounts`,
      ...trades,
      '/outcomes/learning',
      '/outcomes/method',
    ]) {
      const { status, text } = await leader.get(path);
      const says = `${path}: ${textOf(text)}`;
      expect([200, 404]).toContain(status);
      if (path.endsWith('/accounts') && status === 404) continue;
      expect(says).not.toMatch(/NaN|Infinity|undefined|\bnull\b|∞|\[object/);
      expect(text).not.toMatch(/NaN|Infinity|undefined/);
      // A cell says at least that there is nothing, a chart has something drawn in it, a sentence has words.
      expect(text).not.toMatch(
        /<t[dh][^>]*>\s*<\/t[dh]>|<figure>\s*<figcaption|<p[^>]*>\s*<\/p>|<dd>\s*<\/dd>|<li>\s*<\/li>/,
      );
      for (const [chart] of text.matchAll(/<svg.*?<\/svg>/gs))
        expect(chart).toMatch(/<(path|line|rect|circle|polyline)/);
      expect(opening(text)).toMatch(/^[A-Z0-9].*[a-z]+.*[.!?]/);
    }
    for (const ending of ['csv', 'xlsx']) {
      const { status, text } = await leader.get(`/review.${ending}`);
      expect([200, 404, 422]).toContain(status);
      expect(text ?? '').not.toMatch(/NaN|Infinity|undefined/);
    }
  },
);

/** The first sentence below the heading. */
function opening(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const [, first] = /<p class="lead">(.*?)<\/p>/s.exec(main) ?? /class="empty">.*?<p>(.*?)<\/p>/s.exec(main) ?? [];
  return first?.replace(/<[^>]+>/g, '').trim() ?? textOf(html).slice(0, 200);
}
