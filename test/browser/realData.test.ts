import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ROOT, run } from '../process';
import { type RunningApp, startApp } from './app';
import { launch, openWindow } from './chromium';
import { become, press, settled, textOf } from './steps';

/** Public sample companies, where they are on this machine: uploaded, analysed, planned and traded through the pages. */
const DATA = process.env.ROTATION_REAL_DATA ?? join(ROOT, '..', 'shared', 'data');
const FILES = ['reps.csv', 'accounts.csv', 'assignments.csv', 'revenue.csv'];
const PASSWORD = 'a password for tests';
const ADMIN = 'first@example.com';
const SECOND = 'second@example.com';

const real = (name: string): boolean => existsSync(join(DATA, name));
const filesOf = (name: string): string[] => FILES.map((file) => join(DATA, name, file));

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

/** A first visit: creates the administrator, uploads the files, commits; ends on the committed import. */
async function firstVisit(page: Page, app: RunningApp, files: string[]): Promise<string> {
  await page.goto(app.url);
  await page.getByLabel('Company').fill('A sample company');
  await page.getByLabel('Your name').fill('First Admin');
  await page.getByLabel('Your e-mail').fill(ADMIN);
  await page.getByLabel('Password').fill(PASSWORD);
  await press(page, 'Create the administrator');
  await page.goto(`${app.url}/imports`);
  await page.locator('input[type="file"]').setInputFiles(files);
  await press(page, 'Read the files');
  const preview = await textOf(page);
  await press(page, 'Commit');
  return preview;
}

async function openRotation(page: Page, app: RunningApp, permissive: boolean): Promise<void> {
  await page.goto(`${app.url}/rotations/new`);
  await page.getByLabel('Name').first().fill('First rotation');
  if (permissive) {
    await page.getByText('Change the policy for this round').click();
    await page.getByLabel('Between teams').selectOption('any');
    await page.getByLabel('Protect consistent reps').uncheck();
  }
  await press(page, 'Open the rotation');
  await press(page, 'Make a plan');
  if (page.url().includes('/jobs/')) await page.getByRole('link', { name: /plan/i }).first().click();
}

if (!real('adventureworks-intl')) {
  test(`the real sample companies are not at ${DATA}; nothing of them was tried`, () => {});
} else {
  test('AdventureWorks: uploaded, planned, and a trade approved, scheduled and in effect', async () => {
    const today = '2014-06-10';
    const app = await startApp({ today });
    try {
      const { page } = await openWindow(browser);
      expect(await firstVisit(page, app, filesOf('adventureworks-intl'))).toContain('$26,879,902.43');
      const add = ['user', 'add', '--email', SECOND, '--name', 'Second Admin', '--role', 'admin'];
      const added = await run([...add, '--database', app.database, '--today', today], { ROTATION_PASSWORD: PASSWORD });
      expect(added.code).toBe(0);

      await openRotation(page, app, true);
      expect(await textOf(page)).toMatch(/\d+ swaps? between/);
      await press(page, 'Take the ticked swaps into trades');
      await page
        .getByRole('link', { name: /^trade 1$/i })
        .first()
        .click();
      const trade = page.url();
      await press(page, 'Submit for consent');
      for (const email of [SECOND, ADMIN]) {
        await become(page, app.url, email, PASSWORD);
        await page.goto(trade);
        if ((await page.getByRole('button', { name: 'Consent' }).count()) > 0) await press(page, 'Consent');
      }
      expect(await textOf(page)).toContain('approved');
      await page.getByLabel('Takes effect').fill(today);
      await page.getByLabel('Reason for another day').fill('The quarter begins with the data');
      await press(page, 'Give it its date');
      await page.getByRole('link', { name: 'Announce it' }).click();
      await page.getByLabel('Words to the reps').fill('The first of its kind');
      await press(page, 'Announce to the reps');
      await page.goto(trade);
      if ((await page.getByRole('button', { name: 'Put into effect now' }).count()) > 0) {
        await press(page, 'Put into effect now');
      }
      expect(await textOf(page)).toContain('in effect');
      expect((await run(['check', '--database', app.database, '--today', today])).code).toBe(0);
    } finally {
      await app.stop();
    }
  });

  test('classicmodels: an empty plan is a result, with its reasons', async () => {
    const app = await startApp({ today: '2005-06-05' });
    try {
      const { page } = await openWindow(browser);
      expect(await firstVisit(page, app, filesOf('classicmodels'))).toContain('$9,365,336.43');
      await openRotation(page, app, false);
      const text = await textOf(page);
      expect(text).toMatch(/No swap (is possible|pays) this quarter/);
      expect(text).toMatch(/\d+ customers are up for review/);
    } finally {
      await app.stop();
    }
  });

  test('US regional sales: totals to the cent; ten months of it allow no year on year', async () => {
    const app = await startApp({ today: '2021-01-10' });
    try {
      const { page } = await openWindow(browser);
      expect(await firstVisit(page, app, filesOf('us-regional-sales'))).toContain('$73,143,386.32');
      await page.goto(app.url);
      await settled(page);
      expect(await textOf(page)).toMatch(/stands? still or shrinks?/);
    } finally {
      await app.stop();
    }
    const short = await startApp({ today: '2019-04-05' });
    try {
      const { page } = await openWindow(browser);
      await firstVisit(page, short, tenMonths('us-regional-sales'));
      await page.goto(short.url);
      await settled(page);
      expect(await textOf(page)).toContain('It compares a year with the year before, which takes 8 complete quarters');
    } finally {
      await short.stop();
    }
  });
}

/** The files of a company with the revenue of its first ten months only, in a temporary folder. */
function tenMonths(name: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-short-'));
  const [head, ...rows] = readFileSync(join(DATA, name, 'revenue.csv'), 'utf8').split(/\r?\n/);
  const path = join(folder, 'revenue.csv');
  writeFileSync(
    path,
    `${[head, ...rows.filter((row) => row.split(',')[1] <= '2019-02' && row !== '')].join('\r\n')}\r\n`,
  );
  return [...filesOf(name).filter((file) => !file.endsWith('revenue.csv')), path];
}
