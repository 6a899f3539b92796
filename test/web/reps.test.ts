import { CAST } from '../cast';
import { openCastSite, rowNames, textOf } from './castSite';
import type { Site, Visitor } from './site';

describe('reps', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openCastSite();
    site.services.database.raw.exec(`
      update reps set name = 'Dan <u>Dare</u>' where id = 5;
      insert into quotas (rep_id, quarter, amount_cents) values (4, '2025-Q4', 2000000)`);
  });
  afterAll(() => site.close());

  const listed = async (visitor: Visitor, query = ''): Promise<string[]> =>
    rowNames((await visitor.get(`/reps${query}`)).text);

  test('the list has everybody with a book, by team, and says what is suggested', async () => {
    const answer = await (await site.as('admin')).get('/reps');
    expect(rowNames(answer.text).map((name) => name.slice(0, 3))).toEqual(['Cor', 'Dan', 'Eve', 'Fin', 'Gwe', 'Hug']);
    expect(textOf(answer.text)).toContain('6 reps: ');
    expect(answer.text).toContain('Dan &lt;u&gt;Dare&lt;/u&gt;');
    expect(textOf(answer.text)).toContain('$60,840'); // Cora's five accounts, by hand.
  });

  test('it is filtered by team and name and sorted; what does not fit counts as not given', async () => {
    const admin = await site.as('admin');
    expect(await listed(admin, `?team=${CAST.ben}`)).toHaveLength(3);
    expect(await listed(admin, '?q=cora')).toEqual(['Cora Rep']);
    expect((await listed(admin, '?sort=-t4q'))[0]).toBe('Hugo Rep');
    expect((await listed(admin, '?sort=accounts&page=7&team=x')).length).toBe(6);
    expect(await listed(admin, '?q=nobody')).toEqual([]);
  });

  test('managers see their own tree, reps no list', async () => {
    expect(await listed(await site.as('manager', CAST.ben))).toEqual(['Finn Rep', 'Gwen Rep', 'Hugo Rep']);
    expect((await (await site.as('rep', 4)).get('/reps')).status).toBe(404);
  });

  test('the page of a rep has the verdict, the split, the book and the quota', async () => {
    const { text } = await (await site.as('leader')).get('/reps/4');
    const words = textOf(text);
    expect(words).toContain('Beyond the market');
    expect(words).toContain('Revenue by quarter against quota');
    expect(words).toContain('How these figures are made');
    expect(text).toContain('<svg class="chart wide map"');
    expect(rowNames(text).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `Account ${n}`));
    // By hand: a quarter of $60,840, and the quota beside it.
    expect(text).toContain('Q4 2025 $15K (quota $20K)');
  });

  test('it is open to the rep and the line above only', async () => {
    const cora = await site.as('rep', 4);
    expect((await cora.get('/reps/4')).status).toBe(200);
    expect((await cora.get('/reps/5')).status).toBe(404);
    expect((await (await site.as('manager', CAST.anna)).get('/reps/5')).status).toBe(200);
    expect((await (await site.as('manager', CAST.anna)).get('/reps/7')).status).toBe(404);
    expect((await (await site.as('admin')).get('/reps/999')).status).toBe(404);
    expect((await (await site.as('admin')).get('/reps/abc')).status).toBe(404);
  });
});
