import { FIGURE_GROUPS } from '../../src/help/figures';
import { WORDS } from '../../src/help/words';
import { crawl } from './crawl';
import { type Everything, openEverything } from './permissions/everything';

let all: Everything;
beforeAll(async () => {
  all = await openEverything();
});
afterAll(() => all.close());

const figures = FIGURE_GROUPS.flatMap((group) => group.figures);
const idsIn = (html: string): Set<string> => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

test('every word has its anchor, and every figure of a word its formula', async () => {
  const words = await all.people.cora.get('/help/words');
  expect(words.status).toBe(200);
  expect([...idsIn(words.text)]).toEqual(expect.arrayContaining(WORDS.map((word) => word.id)));
  for (const { figure } of WORDS) if (figure) expect(figures.map(({ id }) => id)).toContain(figure);
});

test('each figure stands with unit, period, formula and an example of the policy of today', async () => {
  const { admin } = all.people;
  const before = (await admin.get('/help/figures')).text;
  expect(before).toContain('Period: ');
  expect(before).toMatch(/\$100,000 at average fit, δ &#x3D; 6%: \$6,000/);
  const form = (await admin.get('/settings/policy')).text;
  expect(form).toContain('beliefs.handoverLoss');
  await all.site.services.database.db
    .updateTable('company')
    .set({ policy: JSON.stringify({ beliefs: { handoverLoss: 0.1 } }) })
    .execute();
  expect((await admin.get('/help/figures')).text).toMatch(/\$100,000 at average fit, δ &#x3D; 10%: \$10,000/);
});

test('every link to a word or formula on any page of any role has its anchor', async () => {
  const anchors = new Map<string, Set<string>>();
  for (const path of ['/help/words', '/help/figures']) {
    anchors.set(path, idsIn((await all.people.leader.get(path)).text));
  }
  const linked = new Set<string>();
  for (const who of ['admin', 'anna', 'leader', 'cora'] as const) {
    const starts = ['/', '/my-accounts', '/rotations', all.address('/plans/:id'), all.address('/plans/:id/analyst')];
    for (const [page, html] of await crawl(all.people[who], starts, 40)) {
      for (const [, path, id] of html.matchAll(/href="(\/help\/\w+)#([^"]+)"/g)) {
        linked.add(id);
        expect(`${page} → ${path}#${anchors.get(path)?.has(id) ? id : 'nowhere'}`).toBe(`${page} → ${path}#${id}`);
      }
    }
  }
  expect([...linked]).toEqual(
    expect.arrayContaining(['growth', 'headroom', 'fit', 'break-even', 'bound', 'gap', 'ef1', 'rep-effect', 'beliefs']),
  );
});

test('who sees figures of reps follows the table and the setting', async () => {
  const sheet = async (): Promise<string> => (await all.people.cora.get('/help/people-data')).text;
  expect(await sheet()).toContain('shown to the line above');
  await all.site.services.database.db.updateTable('company').set({ show_rep_figures: 0 }).execute();
  expect(await sheet()).toContain('only the rep sees their own');
  await all.site.services.database.db.updateTable('company').set({ show_rep_figures: 1 }).execute();
});
