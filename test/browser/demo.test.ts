import type { Browser, Page } from 'playwright-core';
import { run, runJson } from '../process';
import { type RunningApp, startApp } from './app';
import { launch, openWindow } from './chromium';
import { become, press, settled, textOf } from './steps';
import { signInFor } from './tour';

/**
 * The main job on the demo company, by four people, without scripts: a manager opens a rotation, plans, submits; an
 * administrator consents; it is scheduled, takes effect; the rep reads what is coming; the leader reads the review.
 */
const TODAY = '2026-11-23';
const PASSWORD = 'rotation-demo';
let app: RunningApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await startApp({ demo: true, today: TODAY });
  browser = await launch();
  page = (await openWindow(browser, { scripts: false })).page;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const as = (email: string): Promise<void> => become(page, app.url, email, PASSWORD);
const go = (path: string) => page.goto(`${app.url}${path}`);
let tradePath: string;

test('the manager opens a rotation and looks at its candidates', async () => {
  await as('amara.ibarra@example.com');
  await go('/rotations/new');
  await page.getByLabel('Name').first().fill('Winter 2027');
  await press(page, 'Open the rotation');
  expect(await textOf(page)).toMatch(/\d+ accounts are up for review in your team/);
});

test('a plan is made, proven and read in sentences', async () => {
  await press(page, 'Make a plan');
  if (page.url().includes('/jobs/')) await page.getByRole('link', { name: /plan/i }).first().click();
  expect(page.url()).toContain('/plans/');
  const text = await textOf(page);
  expect(text).toMatch(/\d+ swaps between \d+ reps/);
  expect(text).toContain('Expected over four quarters');
  expect(text).toMatch(/No better plan exists|No plan under these rules can bring more/);
});

test('one swap becomes a trade and is submitted with its success measure', async () => {
  const ticks = page.locator('input[name="swap"]');
  for (let i = 1; i < (await ticks.count()); i++) await ticks.nth(i).uncheck();
  await press(page, 'Take the ticked swaps into trades');
  await page
    .getByRole('link', { name: /^trade \d+$/i })
    .first()
    .click();
  tradePath = new URL(page.url()).pathname;
  expect(tradePath).toMatch(/^\/trades\//);
  await page.getByLabel('Success measure').fill('Both accounts grow by five percent in a year');
  await press(page, 'Submit for consent');
  expect(await textOf(page)).toContain('waiting for consent');
  expect(await page.getByRole('button', { name: 'Consent' }).count()).toBe(0);
});

test('a second person consents; the manager gives it its date and announces it', async () => {
  await as('admin@example.com');
  await go(tradePath);
  await press(page, 'Consent');
  expect(await textOf(page)).toContain('approved');
  await as('amara.ibarra@example.com');
  await go(tradePath);
  await page.getByLabel('Takes effect').fill(TODAY);
  await page.getByLabel('Reason for another day').fill('Shown on the day itself');
  await press(page, 'Give it its date');
  expect(await textOf(page)).toContain('Shown on the day itself');
  await page.getByRole('link', { name: 'Announce it' }).click();
  await page.getByLabel('Words to the reps').fill('Agreed at short notice');
  await press(page, 'Announce to the reps');
  expect(await textOf(page)).toContain('1 trade is announced');
});

test('it takes effect: owners change in the ledger, once', async () => {
  await go(tradePath);
  const due = page.getByRole('button', { name: 'Put into effect now' });
  if ((await due.count()) > 0) await press(page, 'Put into effect now');
  expect(await textOf(page)).toContain('in effect');
  const again = await runJson<{ trades: unknown[] }>(['apply', '--database', app.database, '--today', TODAY]);
  expect(again.trades).toEqual([]);
});

test('the taking rep sees the account with its briefing, another rep does not', async () => {
  await as('admin@example.com');
  await go(tradePath);
  const lead = await page.locator('.lead').innerText();
  const taker = /^(.+?) gives/.exec(lead)![1];
  const account = /gets (.+?) \(/.exec(lead)![1];
  const users = await runJson<{ email: string; role: string; name: string }[]>([
    'user',
    'list',
    '--database',
    app.database,
  ]);
  const repEmail = await signInFor(page, app.url, taker);
  await as(repEmail);
  await go('/my-accounts');
  expect(await textOf(page)).toContain(account);
  await page
    .getByRole('link', { name: new RegExp(account) })
    .first()
    .click();
  await settled(page);
  expect(await textOf(page)).toContain(account);
  const briefing = new URL(page.url()).pathname;
  const stranger = users.find((user) => user.role === 'rep' && user.email !== repEmail)!;
  await as(stranger.email);
  const answer = await go(briefing);
  expect([200, 404]).toContain(answer!.status());
  expect((await go(tradePath))!.status()).toBe(404);
});

test('the leader reads the review, and nothing there calls a plain change an effect', async () => {
  await as('hiro.drummond@example.com');
  await go('/review');
  const text = await textOf(page);
  expect(text).toContain('A plain change is not an effect');
  expect(text).toMatch(/effect [+−]\u2060?\$\d+K a quarter, between [+−]\u2060?\$/);
  await go('/rotations');
  expect(await page.getByRole('button', { name: /plan|open/i }).count()).toBe(0);
});

test('the review prints on two sheets of A4 or Letter', async () => {
  await go('/review');
  for (const format of ['A4', 'Letter']) {
    const sheets = (await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b/g);
    expect(sheets).toHaveLength(2);
  }
});

test('everything still checks', async () => {
  const { code, out } = await run(['check', '--database', app.database, '--today', TODAY]);
  expect([code, out.split('\n')[0]]).toEqual([0, 'All is well: file, ledger, revenue, trades, audit chain and plans.']);
});
