import { CAST } from '../cast';
import { analyseCast, castTrade, openCastSite, textOf, userId } from './castSite';
import type { Site, Visitor } from './site';

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

test('the pages of an account and its rep show what the next import brought', async () => {
  const site = await openCastSite();
  const admin = await site.as('admin');
  const both = async () => (await admin.get('/accounts/1')).text + (await admin.get('/reps/4')).text;
  await both();
  site.services.database.raw.exec(`
    update accounts set name = 'Renamed' where id = 1;
    insert into contacts (account_id, name) values (1, 'Kim New');
    update company set data_version = data_version + 1`);
  const text = await both();
  expect(text).toContain('Kim New');
  expect(text.match(/Renamed/g)!.length).toBeGreaterThan(3);
  await site.close();
});
