import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { CAST } from '../cast';
import { PASSWORD } from '../web/site';
import { openTradeSite, type TradeSite } from '../web/tradeSite';
import { launch, openWindow } from './chromium';
import { settled, textOf } from './steps';

/** The main job by keyboard alone: what has the focus shows it, nothing holds it fast, and keys do what clicks do. */
let site: TradeSite;
let browser: Browser;
let page: Page;
let url: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  site = await openTradeSite(() => CAST.today);
  const server = site.app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  browser = await launch();
  page = (await openWindow(browser)).page;
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await stop?.();
  await site?.close();
});

const FOCUS = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at);
  const label = at.labels && at.labels[0] ? at.labels[0].textContent : '';
  const name = at.getAttribute('aria-label') || label || at.textContent || '';
  return {
    name: name.replace(/\\s+/g, ' ').trim(),
    tag: at.tagName.toLowerCase(),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
  };
})()`;
type Focus = { name: string; tag: string; outlined: boolean } | null;
const unseen: string[] = [];

/** Presses Tab until something with the name (and tag) has the focus; notes what has it without showing it. */
async function tabTo(name: RegExp, tag = ''): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab');
    const focus = (await page.evaluate(FOCUS)) as Focus;
    if (focus && !focus.outlined) unseen.push(`${new URL(page.url()).pathname}: ${focus.tag} ${focus.name}`);
    if (focus && name.test(focus.name) && (tag === '' || focus.tag === tag)) return;
  }
  throw new Error(`Tab does not reach ${name} on ${page.url()}`);
}

async function enter(): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Signs in with keys; typing goes to what has the focus. */
async function signIn(email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in`);
  await tabTo(/^E-mail/, 'input');
  await page.keyboard.type(email);
  await tabTo(/^Password/, 'input');
  await page.keyboard.type(PASSWORD);
  await enter();
}

test('sign in, skip to the content, open the candidates of a rotation', async () => {
  await signIn('manager2@example.com');
  await page.keyboard.press('Tab');
  expect(((await page.evaluate(FOCUS)) as Focus)?.name).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.goto(url);
  await tabTo(/^Rotations$/, 'a');
  await enter();
  await tabTo(/^Spring 2026$/, 'a');
  await enter();
  await tabTo(/candidates with their reasons$/, 'a');
  await enter();
  expect(await textOf(page)).toContain('may be traded in your team');
});

test('the menu under the name opens with a key, and what is in it can be reached', async () => {
  await page.goto(url);
  await tabTo(/^The manager$/, 'summary');
  const profile = page.getByRole('link', { name: 'My profile' });
  expect(await profile.isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  expect(await profile.isVisible()).toBe(true);
  await tabTo(/^My profile$/, 'a');
  await enter();
  expect(new URL(page.url()).pathname).toBe('/profile');
});

test('a plan is made', async () => {
  await page.goto(url + site.rotationPath);
  await tabTo(/^Make another plan$/, 'summary');
  await page.keyboard.press('Enter');
  await tabTo(/^Make a plan$/, 'button');
  await enter();
  await site.work();
  await page.reload();
  await settled(page);
  expect(new URL(page.url()).pathname).toMatch(/^\/plans\//);
  expect(await textOf(page)).toContain('Books before and after');
});

test('a plan’s swap is ticked and taken, and submitted; a refused form says why where the focus is', async () => {
  await page.goto(url + site.planPath);
  await tabTo(/Take the ticked swaps into trades/, 'button');
  await enter();
  await tabTo(/^trade \d+$/i, 'a');
  await enter();
  await tabTo(/^Success measure/, 'textarea');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(' ');
  await tabTo(/^Submit for consent$/, 'button');
  await enter();
  const focus = (await page.evaluate(FOCUS)) as Focus;
  expect([focus?.tag, focus?.name, focus?.outlined]).toEqual(['textarea', 'Success measure', true]);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Both grow by five percent');
  await tabTo(/^Submit for consent$/, 'button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Space')]);
  expect(await textOf(page)).toMatch(/It waits for/);
});

test('somebody else consents with keys', async () => {
  const trade = page.url();
  await signIn('admin@example.com');
  await page.goto(trade);
  await tabTo(/^Consent$/, 'button');
  await enter();
  expect(await textOf(page)).toMatch(/The admin/);
});

test('Tab walks through a page and out of it again, and what has the focus always shows it', async () => {
  await page.goto(`${url}/accounts`);
  await tabTo(/^Skip to the content$/);
  await tabTo(/^Words$/, 'a');
  expect(unseen).toEqual([]);
});
