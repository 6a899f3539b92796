import { bumpDataVersion } from '../../src/storage/people/company';
import { asImport } from '../asImport';
import { CAST } from '../cast';
import { analyseCast, openCastSite, rowNames, textOf } from './castSite';
import type { Site, Visitor } from './site';

const names = (...ns: number[]): string[] => ns.map((n) => `Account ${n}`);

describe('the list of accounts', () => {
  let site: Site;
  let admin: Visitor;
  const listed = async (visitor: Visitor, query: string): Promise<string[]> =>
    rowNames((await visitor.get(`/accounts${query}`)).text);

  beforeAll(async () => {
    site = await openCastSite();
    site.services.database.raw.exec(`
      update accounts set name = '<b>Bold</b> & Sons' where id = 30;
      update accounts set name = '=1+1' where id = 29;
      update assignments set to_date = '2025-11-01' where account_id = 27`);
    await analyseCast(site);
    admin = await site.as('admin');
  });
  afterAll(() => site.close());

  test('holds every account with its total, largest first', async () => {
    const { text } = await admin.get('/accounts');
    expect(textOf(text)).toContain('30 accounts; together $425K over the last four quarters, to Q4 2025.');
    expect(rowNames(text)).toHaveLength(30);
    expect(rowNames(text).slice(1, 4)).toEqual(names(27, 24, 21));
  });

  test('says how many accounts are left out because they never had revenue', async () => {
    const { raw } = site.services.database;
    raw.exec(`insert into accounts (id, source, external_id, name, segment, region, industry)
      values (99, 'canonical', 'A99', 'Silent', 'Retail', 'North', 'Food'); update company set data_version = 2;
      update analyses set data_version = 2`);
    expect(textOf((await admin.get('/accounts')).text)).toContain('1 account without any revenue so far is left out.');
    raw.exec(
      'delete from accounts where id = 99; update company set data_version = 3; update analyses set data_version = 3',
    );
    expect(textOf((await admin.get('/accounts')).text)).not.toContain('left out');
  });

  test.each([
    ['state', '?state=declining', 10],
    ['what does not grow', '?state=standing', 20],
    ['owner', '?rep=4', 5],
    ['nobody', '?rep=nobody', 1],
    ['region', '?region=North', 15],
    ['segment', '?segment=Wholesale', 0],
    ['words', '?q=account+12', 1],
    ['the beginning of an id', '?q=a30', 1],
    ['a sign with a meaning in SQL', '?q=%25', 30],
    ['for review', '?review=yes', 20],
    ['several at once', '?state=flat&rep=5&region=North', 1],
  ])('is filtered by %s', async (_name, query, count) => {
    expect(await listed(admin, query)).toHaveLength(count);
  });

  test('calls nothing up for review that changed hands after the data cut-off', async () => {
    const admin = await site.as('admin');
    const [name] = rowNames((await admin.get('/accounts?review=yes')).text);
    const { raw } = site.services.database;
    const begins = 'update assignments set from_date = ? where account_id = (select id from accounts where name = ?)';
    asImport(raw, begins, '2026-01-10', name);
    expect(rowNames((await admin.get('/accounts?review=yes')).text)).not.toContain(name);
    expect(rowNames((await admin.get('/accounts?review=no')).text)).toContain(name);
    asImport(raw, begins, '2018-01-01', name);
  });

  test('is sorted by columns both ways', async () => {
    expect((await listed(admin, '?sort=growth&state=flat')).length).toBe(10);
    expect((await listed(admin, '?sort=headroom'))[0]).toBe((await listed(admin, '?sort=-headroom')).at(-1));
    expect((await listed(admin, '?sort=name&q=account')).slice(0, 3)).toEqual(names(1, 10, 11));
    expect((await admin.get('/accounts?sort=-owner')).text).toMatch(/aria-sort="descending"><a[^>]*>Owner/);
  });

  test.each(['?state=asleep', '?sort=secret', '?page=minus', '?rep=R4', '?q=', '?state=flat&state=new', '?page=99'])(
    'takes what does not fit as not given: %s',
    async (query) => {
      const answer = await admin.get(`/accounts${query}`);
      expect(answer.status).toBe(200);
      expect(rowNames(answer.text)).toHaveLength(30);
    },
  );

  test('says so when nothing fits', async () => {
    const { text } = await admin.get('/accounts?q=zebra');
    expect(textOf(text)).toContain('No account fits');
    expect(text).toContain('<a href="/accounts">Reset</a>');
  });

  test('shows managers their own tree and, when asked for, what nobody owns; reps have no list', async () => {
    const anna = await site.as('manager', CAST.anna);
    expect((await listed(anna, '?sort=name')).length).toBe(15);
    expect(await listed(anna, '?rep=9')).toEqual([]);
    expect(await listed(anna, '?rep=nobody')).toEqual(names(27));
    expect((await (await site.as('rep', 4)).get('/accounts')).status).toBe(404);
    expect((await listed(await site.as('leader'), '')).length).toBe(30);
  });

  test('writes names as text', async () => {
    const { text } = await admin.get('/accounts');
    expect(text).toContain('&lt;b&gt;Bold&lt;/b&gt; &amp; Sons');
    expect(text).not.toContain('<b>Bold');
  });

  test('downloads what is filtered, safe in a spreadsheet', async () => {
    const answer = await admin.get('/accounts.csv?state=declining');
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toContain('accounts-2025-Q4.csv');
    const lines = answer.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatch(/^account_id,name,owner,segment/);
    expect(lines[1]).toMatch(/^A2,Account 2,Cora Rep,Retail,North,Food,declining,10320\.00,-0\.0851,/);
    expect(answer.text).toContain("A29,'=1+1,");
    expect(
      (await (await site.as('manager', CAST.anna)).get('/accounts.csv')).text.trimEnd().split('\r\n'),
    ).toHaveLength(16);
    expect((await (await site.as('rep', 4)).get('/accounts.csv')).status).toBe(404);
  });

  test('goes on over pages of fifty', async () => {
    const { raw } = site.services.database;
    const add = raw.prepare(
      "insert into accounts (id, source, external_id, name, segment, region, industry) values (?, 'canonical', ?, ?, 'Retail', 'North', 'Food')",
    );
    const analysis = raw.prepare('select id from analyses where is_current = 1').pluck().get();
    const copy = raw.prepare(`insert into account_analyses
      select ?, ?, owner_id, ?, state, t4q_cents, prior_cents, growth, peer_growth, relative_growth, potential_cents,
        potential_grade, penetration, headroom_cents, candidate, detail
      from account_analyses where analysis_id = ? and account_id = 1`);
    for (let id = 101; id <= 130; id++) {
      add.run(id, `X${id}`, `Extra ${id}`);
      copy.run(analysis, id, id, analysis);
    }
    await bumpDataVersion(site.services.database.db);
    const first = await admin.get('/accounts?q=a&region=North&sort=name');
    expect(rowNames(first.text)).toHaveLength(45);
    const all = await admin.get('/accounts?sort=name&segment=Retail');
    expect(textOf(all.text)).toContain('1–50 of 60 accounts');
    const next = await admin.get('/accounts?sort=name&segment=Retail&page=2');
    expect(rowNames(next.text)).toHaveLength(10);
    expect(textOf(next.text)).toContain('51–60 of 60 accounts');
    expect(rowNames(all.text)).not.toContain(rowNames(next.text)[0]);
  });
});
