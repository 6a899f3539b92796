import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../process';
import { startApp } from './app';
import { launch, openWindow } from './chromium';
import { become } from './steps';
import { DEMO_PASSWORD, prepareTour } from './tour';

/** Every page of the demo company at 1280 and 390 px, light and dark, and at 1920 px light, into screenshots/. */
async function main(): Promise<void> {
  const folder = join(ROOT, 'screenshots');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const app = await startApp({ demo: true });
  const browser = await launch();
  try {
    const tour = await prepareTour((await openWindow(browser)).page, app.url);
    for (const width of [1280, 390, 1920]) {
      for (const dark of width === 1920 ? [false] : [false, true]) {
        const { page, context } = await openWindow(browser, { width, dark });
        let who = '';
        for (const stop of [{ name: 'sign-in', path: '/sign-in', email: '' }, ...tour]) {
          if (stop.email !== who) await become(page, app.url, stop.email, DEMO_PASSWORD);
          who = stop.email;
          await page.goto(app.url + stop.path);
          await page.screenshot({
            path: join(folder, `${stop.name}-${width}${dark ? '-dark' : ''}.png`),
            fullPage: true,
          });
        }
        await context.close();
      }
    }
    if (process.argv.includes('--readme')) {
      copyFileSync(join(folder, 'dashboard-manager-1280.png'), join(ROOT, 'docs', 'dashboard.png'));
    }
    process.stdout.write(`${folder}\n`);
  } finally {
    await browser.close();
    await app.stop();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
