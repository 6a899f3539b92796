import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { permissionOf } from '../../src/people/permissionOf';
import { OPEN_ROUTES, PERMISSIONS } from '../../src/people/permissionTable';
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

/** Pages that are no stop of the tour, and why. */
const ELSEWHERE = new Map([
  ['GET /setup', 'there only before the first user: test/web/setup'],
  ['GET /setup/data', 'there only before the first data: test/web/setup'],
  ['GET /setup/demo', 'there only before the first data: test/web/setup'],
  ['GET /jobs/:id', 'there only while work is done, then it leads on: test/web/jobs'],
  ['GET /sign-in/provider', 'leads to the identity provider'],
  ['GET /sign-in/provider/sign-out', 'leads to the identity provider'],
  ['GET /sign-in/provider/callback', 'leads on from the identity provider'],
]);
/** What is no page: files, and answers to programs. */
const NO_PAGE = /\.(csv|xlsx|json|ics)$|^GET \/(api\/v1|crm\/exports|health|ready|healthz|metrics)/;

test('the tour has every page', () => {
  const routes = [
    ...Object.values(PERMISSIONS)
      .flat()
      .map(([route]) => route),
    ...Object.keys(OPEN_ROUTES),
  ];
  const pages = routes.filter((route) => route.startsWith('GET ') && !NO_PAGE.test(route) && !ELSEWHERE.has(route));
  const open = (path: string): string[] =>
    Object.keys(OPEN_ROUTES).filter((route) =>
      new RegExp(`^GET ${route.slice(4).replace(/:\w+/g, '[^/]+')}$`).test(`GET ${path}`),
    );
  const seen = new Set(
    ['/sign-in', ...tour.map(({ path }) => path.replace(/[?#].*$/, ''))].flatMap((path) => [
      ...(permissionOf('GET', path)?.slice(0, 1) ?? []),
      ...open(path),
    ]),
  );
  expect(pages.filter((route) => !seen.has(route))).toEqual([]);
});

/** Both widths and both themes; ROTATION_AXE=all takes every combination. */
const LOOKS = [
  { width: 1280, dark: false },
  { width: 390, dark: true },
  ...(process.env.ROTATION_AXE === 'all'
    ? [
        { width: 1280, dark: true },
        { width: 390, dark: false },
      ]
    : []),
];

test.each(LOOKS)(
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
