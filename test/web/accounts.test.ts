import { CAST } from '../cast';
import { analyseCast, castTrade, openCastSite, rowNames, textOf, userId } from './castSite';
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
    expect(textOf((await admin.get('/accounts?q=zebra')).text)).toContain('No account fits');
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

describe('the page of one account', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openCastSite();
    site.services.database.raw.exec(`
      update accounts set parent_id = 1, locked_until = '9999-12-31', lock_reason = 'contract' where id = 2;
      insert into contacts (account_id, name, title, known_by_rep_id) values (1, 'Pat <i>Doe</i>', 'Buyer', 4);
      insert into deals (source, external_id, account_id, rep_id, name, kind, amount_cents, created_on, closes_on)
        values ('canonical', 'D1', 1, 4, 'New line', 'deal', 250000, '2025-11-01', '2026-02-01');
      insert into assignments (account_id, rep_id, role, from_date, origin) values (1, 9, 'overlay', '2024-01-01', 'import');
      update assignments set to_date = '2025-11-01' where account_id = 30`);
    await analyseCast(site);
  });
  afterAll(() => site.close());

  test('says how it stands, who owns it and why it is reviewed or not', async () => {
    const admin = await site.as('admin');
    const { text } = await admin.get('/accounts/4');
    expect(textOf(text)).toContain('$12,480');
    expect(textOf(text)).toContain('Owned by Cora Rep since Jan 1, 2019.');
    expect(textOf(text)).toContain('For review: policy allows it to be exchanged');
    expect(text).toContain('<svg class="chart wide columns"');
    const locked = textOf((await admin.get('/accounts/2')).text);
    expect(locked).toContain('Locked without end: contract.');
    expect(locked).toContain('Not for review because:');
    expect(textOf((await admin.get('/accounts/999')).text)).toContain('no such account');
  });

  test('shows people, deals, the customer group and everybody who worked on it', async () => {
    const html = (await (await site.as('leader')).get('/accounts/1')).text;
    const text = textOf(html);
    expect(html).toContain('Pat &lt;i&gt;Doe&lt;/i&gt;');
    expect(text).toContain('New line deal Cora Rep $2,500 Feb 1, 2026');
    expect(text).toContain('Same customer');
    expect(html).toContain('href="/accounts/2"');
    expect(text).toContain('Hugo Rep Jan 1, 2024 still specialist beside the owner');
  });

  test('is open to the owner and the line above, to nobody else', async () => {
    const status = async (visitor: Visitor, path: string): Promise<number> => (await visitor.get(path)).status;
    const cora = await site.as('rep', 4);
    const anna = await site.as('manager', CAST.anna);
    expect(await status(cora, '/accounts/1')).toBe(200);
    expect(await status(cora, '/accounts/6')).toBe(404);
    expect(await status(anna, '/accounts/6')).toBe(200);
    expect(await status(anna, '/accounts/16')).toBe(404);
    expect(await status(anna, '/accounts/30')).toBe(200);
    expect(await status(cora, '/accounts/30')).toBe(404);
    for (const odd of ['/accounts/999', '/accounts/x', '/accounts/1e1', '/accounts/1%27']) {
      expect(await status(anna, odd)).toBe(404);
    }
  });

  test('an announced exchange opens it to the rep who takes it; a silent one stays unseen', async () => {
    const [cora, finn] = [await site.as('rep', 4), await site.as('rep', 7)];
    await site.as('manager', CAST.anna);
    const by = await userId(site, `manager${CAST.anna}@example.com`);
    await castTrade(site, [3, 18], { by, state: 'submitted' });
    await castTrade(site, [4, 17], { by, state: 'scheduled', announcedFor: '2026-04-01' });
    expect((await finn.get('/accounts/3')).status).toBe(404);
    expect((await finn.get('/accounts/4')).status).toBe(200);
    expect(textOf((await cora.get('/accounts/3')).text)).not.toContain('Account exchanges');
    const told = await cora.get('/accounts/4');
    expect(textOf(told.text)).toContain('Exchange 2 Cora Rep Finn Rep Apr 1, 2026');
    expect(told.text).not.toContain('href="/trades/');
    const manager = await (await site.as('manager', CAST.anna)).get('/accounts/3');
    expect(manager.text).toContain('href="/trades/');
  });
});

test('before the first analysis the page of an account shows its revenue all the same', async () => {
  const site = await openCastSite({ analysed: false });
  const { text } = await (await site.as('admin')).get('/accounts/1');
  expect(textOf(text)).toContain('Growth has not been analysed yet.');
  expect(text).toContain('<svg class="chart wide columns"');
  await site.close();
});
