import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { type RunningApp, startApp } from './app';
import { launch, openWindow } from './chromium';
import { become } from './steps';
import { DEMO_PASSWORD, prepareTour, type Stop } from './tour';

/** Every page, as the person who uses it, in both themes: axe finds nothing, nothing scrolls sideways, pages are small. */
let app: RunningApp;
let browser: Browser;
let tour: Stop[];

beforeAll(async () => {
  app = await startApp({ demo: true });
  browser = await launch();
  tour = await prepareTour((await openWindow(browser)).page, app.url);
}, 420_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test.each([
  { width: 1280, dark: false },
  { width: 390, dark: true },
])(
  'every page at $width px, dark: $dark',
  async ({ width, dark }) => {
    const { page, context } = await openWindow(browser, { width, dark });
    const found: string[] = [];
    let who = '';
    for (const stop of tour) {
      if (stop.email !== who) await become(page, app.url, stop.email, DEMO_PASSWORD);
      who = stop.email;
      const answer = await page.goto(app.url + stop.path);
      const size = (await answer!.body()).length;
      if (size > 100_000) found.push(`${stop.name}: ${size} bytes`);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(wide) > width) found.push(`${stop.name}: scrolls sideways, ${wide} px`);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze();
      for (const v of violations) found.push(`${stop.name}: ${v.id} at ${v.nodes.map((n) => n.target).join(', ')}`);
    }
    await context.close();
    expect(found).toEqual([]);
  },
  420_000,
);
