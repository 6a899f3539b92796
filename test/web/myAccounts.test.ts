import { fillSwapCast } from '../app/swapCast';
import { fillCast } from '../cast';
import { openSite, type Site, type Visitor } from './site';

let site: Site;
let rep: Visitor;
beforeAll(async () => {
  site = await openSite({ company: false });
  await fillSwapCast(site.services.database);
  rep = await site.as('rep', 4);
});
afterAll(() => site.close());

test('first what changes: announced accounts that come and leave, with day, money and briefing', async () => {
  const { text } = await rep.get('/my-accounts');
  expect(text).toMatch(
    /<strong>Coming to you<\/strong> 1 account, \$14K · <strong>Leaving you<\/strong> 1 account, \$12K/,
  );
  expect(text).toMatch(
    /<a href="\/handoffs\/swap-announced\/17">Account 17<\/a>, \$14K\s+from Finn Rep\s+· on Apr 1, 2026/,
  );
  expect(text).toContain('href="/handoffs/swap-announced/4"');
  expect(text).toContain('<li>Deals of &lt;today&gt; stay with the former rep');
});

test('then what came and left within the last two quarters, and nothing older', async () => {
  const { text } = await rep.get('/my-accounts');
  expect(text).toContain('Came to you lately');
  expect(text).toMatch(/Account 21<\/a>, \$14K\s+from Gwen Rep\s+· since Oct 1, 2025/);
  expect(text).toContain('href="/handoffs/swap-autumn/3"');
  expect(text).not.toContain('/handoffs/swap-year/');
});

test('trades that are not announced are invisible', async () => {
  const { text } = await rep.get('/my-accounts');
  expect(text).not.toContain('swap-pending');
  expect(text).not.toContain('Account 22');
});

test('the own accounts of today stand in groups with a reason each', async () => {
  const { text } = await rep.get('/my-accounts');
  // Of 1–5, 2 went to rep 7 and 3 to rep 8; 16 and 21 came.
  for (const n of [1, 4, 5, 16, 21]) expect(text).toContain(`<a href="/accounts/${n}">Account ${n}</a>`);
  for (const n of [2, 6, 17]) expect(text).not.toContain(`<a href="/accounts/${n}">`);
  expect(text).toContain('5 accounts with $67K over the last four quarters');
  expect(text).toMatch(
    /<h3>Invest<\/h3>[\s\S]*It grows faster than similar customers and could spend \$64K a year more/,
  );
  expect(text).toContain('class="chart spark"');
  expect(text).not.toMatch(/laggard|marginal|demote|whale|loser/i);
});

test('names and groups can be asked for; what fits nothing says so, and wrong values count as not given', async () => {
  const found = (await rep.get('/my-accounts?q=count+21')).text;
  expect(found).toContain('href="/accounts/21"');
  expect(found).not.toContain('href="/accounts/16"');
  expect((await rep.get('/my-accounts?q=%3Cscript%3E')).text).toContain('No account fits');
  const invest = (await rep.get('/my-accounts?effort=invest')).text;
  expect(invest).toContain('<h3>Invest</h3>');
  expect(invest).not.toContain('<h3>Keep up</h3>');
  expect((await rep.get('/my-accounts?effort=whatever&page=x')).text).toContain('href="/accounts/1"');
});

test('the managers above open it for a rep of their tree; others find nothing', async () => {
  const anna = await site.as('manager', 2);
  const page = await anna.get('/reps/4/handoffs');
  expect(page.text).toContain('Accounts of Cora Rep');
  expect(page.text).toContain('<strong>Coming</strong> 1 account');
  const ben = await site.as('manager', 3);
  expect((await ben.get('/reps/4/handoffs')).status).toBe(404);
  expect((await rep.get('/reps/4/handoffs')).status).toBe(404);
  expect((await anna.get('/reps/nobody/handoffs')).status).toBe(404);
});

test('who owns no book has no such page', async () => {
  const leader = await site.as('leader');
  expect((await leader.get('/my-accounts')).status).toBe(404);
});

test('before the first analysis the accounts are there, without advice that nothing backs', async () => {
  const early = await openSite({ company: false });
  fillCast(early.services.database);
  const { text } = await (await early.as('rep', 4)).get('/my-accounts');
  expect(text).toContain('follow with the first analysis');
  expect(text).toMatch(/Account 1<\/a><\/th>\s*<\/tr>/);
  expect(text).not.toMatch(/Not analysed|\$0/);
  expect(text).toContain('No account comes to you or leaves you');
  await early.close();
});

test('whoever never owned an account has no such place in the bar; the line above reads of the rep, not of "you"', async () => {
  const anna = await site.as('manager', 2);
  const { text } = await anna.get('/reps/4/handoffs');
  expect(text).not.toContain('href="/my-accounts"');
  expect(text.slice(text.indexOf('<h1>'))).not.toMatch(/\b(you|your)\b/i);
  expect((await rep.get('/')).text).toContain('href="/my-accounts"');
});
