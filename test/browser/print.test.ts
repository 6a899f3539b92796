import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { fillSwapCast, SWAPS } from '../app/swapCast';
import { openSite, PASSWORD, type Site } from '../web/site';
import { launch } from './chromium';
import { become } from './steps';

let site: Site;
let server: Server;
let browser: Browser;
let page: Page;
let url: string;

beforeAll(async () => {
  site = await openSite({ company: false });
  await fillSwapCast(site.services.database);
  await site.as('leader');
  server = site.app.listen(0);
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launch();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await become(page, url, 'leader@example.com', PASSWORD);
  await page.emulateMedia({ media: 'print' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await site?.close();
});

const PAGES: [string, string, number][] = [
  ['the review', '/review', 3],
  ['a rotation', '/rotations/rotation-2025/outcome', 4],
  ['a trade', `/trades/${SWAPS.year}/outcome`, 3],
];

interface Rules {
  headings: string[];
  rows: string[];
  heads: string[];
  pressed: number;
  rowsHidden: number;
}

/** Runs in the page: how what is shown there would be broken over sheets. */
const LOOK = `(() => {
  const main = document.querySelector('main');
  const shown = (selector) => [...main.querySelectorAll(selector)].filter((e) => e.getClientRects().length > 0);
  const styles = (selector, property) => [
    ...new Set(shown(selector).map((e) => getComputedStyle(e).getPropertyValue(property))),
  ];
  return {
    headings: styles('h2, h3', 'break-after'),
    rows: styles('tbody tr, figure', 'break-inside'),
    heads: styles('thead', 'display'),
    pressed: shown('form, button, .button').length,
    rowsHidden: main.querySelectorAll('tbody tr').length - shown('tbody tr').length,
  };
})()`;

test.each(PAGES)(
  '%s on paper: no heading parts from what follows, no row is torn, nothing to press, nothing cut',
  async (_, path, most) => {
    await page.goto(url + path);
    const rules = await page.evaluate<Rules>(LOOK);
    expect(rules.headings).toEqual(['avoid']);
    expect(rules.rows).toEqual(['avoid']);
    expect(rules).toMatchObject({ heads: ['table-header-group'], pressed: 0, rowsHidden: 0 });
    for (const [format, inches] of [
      ['A4', 8.27],
      ['Letter', 8.5],
    ] as const) {
      // What is wider than the sheet between its margins of 16 mm would be cut or shrunk.
      await page.setViewportSize({ width: Math.floor((inches - 32 / 25.4) * 96), height: 1000 });
      const tooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
      expect(tooWide).toBe(false);
      const sheets = (await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
      expect(sheets.length).toBeGreaterThan(0);
      expect(sheets.length).toBeLessThanOrEqual(most);
    }
  },
);
