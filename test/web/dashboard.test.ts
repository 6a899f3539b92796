import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import { bumpDataVersion } from '../../src/storage/people/company';
import { CAST } from '../cast';
import { CAST_NOW, castTrade, openCastSite, rowNames, textOf, userId } from './castSite';
import { openSite, type Site } from './site';

const work = ({ services: { database } }: Site) =>
  workOnce(database, handlers as JobHandlers, 'test', {
    today: () => CAST.today,
    now: () => CAST_NOW,
    realNow: () => new Date().toISOString(),
    log: () => {},
  });

describe('the dashboard of the cast', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openCastSite();
  });
  afterAll(() => site.close());

  test('begins with how much stands still, and on how few shoulders', async () => {
    const text = textOf((await (await site.as('admin')).get('/')).text);
    // Of monthly revenues by hand: all 30 accounts bring 425,400, the ten flat ones 137,400, the ten declining 119,400.
    expect(text).toContain(
      '$257K of $425K over the last four quarters stands still or shrinks; 3 of 6 reps carry half of it.',
    );
    expect(text).toContain('Growth as of Q4 2025 · data through December 2025 · owners on Dec 31, 2025');
    expect(text).toContain('growing $169K');
    expect(text).toContain('Team Anna Able');
    expect(text).toContain('Nothing waits for you.');
    expect(text).toContain('No rotation runs.');
  });

  test('names the five largest accounts that do not grow', async () => {
    const { text } = await (await site.as('leader')).get('/');
    expect(rowNames(text)).toEqual([28, 25, 22, 19, 16].map((n) => `Account ${n}`));
  });

  test('shows a manager the own reps only', async () => {
    const { text } = await (await site.as('manager', CAST.anna)).get('/');
    expect(textOf(text)).toContain('of $199K over the last four quarters');
    expect(rowNames(text)).toEqual([13, 10, 7, 4, 1].map((n) => `Account ${n}`));
    expect(textOf(text)).not.toContain('Team Ben Bold');
  });

  test('shows a rep the own book, nobody else, and the way to the own list', async () => {
    const { text } = await (await site.as('rep', 4)).get('/');
    expect(textOf(text)).toContain('in your book over the last four quarters stands still');
    expect(textOf(text)).toContain('no account comes to you and none leaves you');
    expect(rowNames(text).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `Account ${n}`));
    expect(text).toContain('href="/my-accounts"');
    expect(textOf(text)).not.toContain('What needs you today');
  });

  test('a rep cannot ask for an analysis', async () => {
    const rep = await site.as('rep', 4);
    expect((await rep.post('/analysis', {}, '/profile')).status).toBe(404);
  });
});

describe('what needs somebody today', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openCastSite();
    await site.as('manager', CAST.ben);
    await site.as('manager', CAST.anna);
    const anna = await userId(site, `manager${CAST.anna}@example.com`);
    await castTrade(site, [1, 16], { by: anna, state: 'submitted' });
    await castTrade(site, [2, 7], { by: anna, state: 'draft' });
    await castTrade(site, [3, 8], { by: anna, state: 'conflict', announcedFor: '2026-01-01' });
    await castTrade(site, [4, 9], { by: anna, state: 'scheduled', announcedFor: '2026-01-01' });
    await castTrade(site, [5, 21], { by: anna, state: 'scheduled', announcedFor: '2026-04-01' });
    const judged = await castTrade(site, [10, 22], { by: anna, state: 'in_effect', announcedFor: '2025-01-01' });
    site.services.database.raw.prepare('update trades set review_date = ? where id = ?').run(CAST.today, judged);
  });
  afterAll(() => site.close());

  test('drafts, conflicts and overdue trades of the own tree', async () => {
    const text = textOf((await (await site.as('manager', CAST.anna)).get('/')).text);
    expect(text).toContain('your draft Trade 2 Account 2 ⇄ Account 7');
    expect(text).toContain('conflict Trade 3');
    expect(text).toContain('overdue Trade 4');
    expect(text).not.toContain('overdue Trade 5');
    expect(text).toContain('Spring 2026');
  });

  test('exchanges whose day of review has come, with the way to decide', async () => {
    const { text } = await (await site.as('manager', CAST.anna)).get('/');
    expect(textOf(text)).toContain('review due Trade 6 Account 10 ⇄ Account 22');
    expect(text).toMatch(/href="\/trades\/[^/"]+\/outcome"/);
    expect(textOf((await (await site.as('leader')).get('/')).text)).not.toContain('review due');
  });

  test('consents that only this manager can give', async () => {
    const text = textOf((await (await site.as('manager', CAST.ben)).get('/')).text);
    expect(text).toContain('your consent Trade 1 Account 1 ⇄ Account 16');
    expect(text).not.toContain('your draft');
    expect(text).not.toContain('conflict Trade 3');
  });

  test('a rep reads what is announced to come and to leave', async () => {
    const text = textOf((await (await site.as('rep', 4)).get('/')).text);
    expect(text).toContain('Coming on Apr 1, 2026: Account 21');
    expect(text).toContain('Leaving on Apr 1, 2026: Account 5');
    expect(text).not.toContain('Account 16');
  });

  test('open differences between CRM and ledger reach administrators', async () => {
    site.services.database.raw
      .prepare("insert into ledger_differences (import_id, account_id, seen_at) values ('cast-import', 1, ?)")
      .run(CAST_NOW);
    const text = textOf((await (await site.as('admin')).get('/')).text);
    expect(text).toContain('1 owner differs from the CRM');
  });
});

describe('how fresh the figures are', () => {
  test('without data an administrator is led to the setup, others read why the page is empty', async () => {
    const site = await openSite();
    const answer = await (await site.as('admin')).get('/');
    expect([answer.status, answer.headers.location]).toEqual([303, '/setup/data']);
    expect(textOf((await (await site.as('leader')).get('/')).text)).toContain('There is no data yet');
    await site.close();
  });

  test('data that has changed can be analysed again, once at a time', async () => {
    const site = await openCastSite();
    await bumpDataVersion(site.services.database.db);
    const manager = await site.as('manager', CAST.anna);
    expect(textOf((await manager.get('/')).text)).toContain('The data has changed since this analysis was made.');
    await manager.post('/analysis', {}, '/');
    await manager.post('/analysis', {}, '/profile');
    const jobs = site.services.database.raw.prepare("select count(*) from jobs where kind = 'analysis'").pluck().get();
    expect(jobs).toBe(1);
    const waiting = (await manager.get('/')).text;
    expect(textOf(waiting)).toContain('a fresh analysis is under way');
    expect(waiting).toContain('http-equiv="refresh"');
    await work(site);
    expect(textOf((await manager.get('/')).text)).not.toContain('The data has changed');
    await site.close();
  });

  test('less than two years: what is missing and until when, and the accounts with what is known', async () => {
    const site = await openCastSite({ analysed: false });
    site.services.database.raw.prepare("delete from revenue where month < '2025-03'").run();
    const admin = await site.as('admin');
    for (const path of ['/', '/accounts', '/reps']) {
      const text = textOf((await admin.get(path)).text);
      expect(text).toContain('There is revenue from March 2025 to December 2025: 3 complete quarters.');
      expect(text).toContain(
        'revenue from January 2024 on is imported, or else when the data goes through Mar 31, 2027',
      );
      expect(text).not.toContain('Analyse now');
    }
    expect((await admin.get('/')).text).toContain('The accounts with their owners and revenue so far');
    const { text } = await admin.get('/accounts?q=account+3&region=South');
    expect(rowNames(text)).toEqual(['Account 13', 'Account 23', 'Account 3']);
    // Ten months of $1,270.
    expect(textOf(text)).toContain('$12,700');
    expect(textOf(text)).toContain('March 2025 – December 2025');
    const anna = await site.as('manager', CAST.anna);
    expect(rowNames((await anna.get('/accounts')).text)).toHaveLength(15);
    expect(rowNames((await anna.get('/accounts?rep=7')).text)).toEqual([]);
    await site.close();
  });

  test('an analysis that fails over it says so in a sentence', async () => {
    const site = await openCastSite({ analysed: false });
    site.services.database.raw.prepare("delete from revenue where month < '2025-03'").run();
    const admin = await site.as('admin');
    await admin.post('/analysis', {}, '/profile');
    await work(site);
    expect(textOf((await admin.get('/')).text)).toContain('Growth cannot be judged yet');
    await site.close();
  });
});
