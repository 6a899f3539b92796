import type { Page } from 'playwright-core';

/** Waits until a page that refreshes itself while work is done has come to rest. */
export async function settled(page: Page): Promise<void> {
  for (let i = 0; i < 90; i++) {
    if ((await page.locator('body[data-refresh]').count()) === 0) return;
    await page.waitForTimeout(700);
    await page.reload();
  }
  throw new Error(`The page ${page.url()} still refreshes itself after a minute.`);
}

/** Presses the button and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name }).first().click()]);
  await page.waitForLoadState('load');
  await settled(page);
}

/** What a person reads on the page. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\u00a0/g, ' ');
}

/** Signs in as somebody, whoever was signed in before; '' = nobody. */
export async function become(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.context().clearCookies();
  if (email === '') return;
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}
