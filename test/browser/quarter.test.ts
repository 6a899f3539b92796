import type { Browser, Page } from 'playwright-core';
import { run } from '../process';
import { type RunningApp, startApp } from './app';
import { launch, openWindow } from './chromium';
import { become, press, settled, textOf } from './steps';
import { DEMO_PASSWORD, signInFor } from './tour';

/**
 * A quarter of the demo company by four people, each in a window of their own: a manager proposes an exchange with
 * another team, that team's manager agrees, a rep says wishes, challenges and hands over, a leader reads and changes
 * nothing. Everybody gets on by what their pages say and offer.
 */
const MANAGERS = new Map([
  ['Hana Yilmaz', 'hana.yilmaz@example.com'],
  ['Paulo Cho', 'paulo.cho@example.com'],
]);
const AMARA = 'Amara Ibarra';
let app: RunningApp;
let browser: Browser;
let [amara, partner, rep, leader]: Page[] = [];

beforeAll(async () => {
  app = await startApp({ demo: true, today: '2026-11-23' });
  browser = await launch();
  amara = await windowOf('amara.ibarra@example.com');
  leader = await windowOf('hiro.drummond@example.com');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function windowOf(email: string): Promise<Page> {
  const { page } = await openWindow(browser);
  await become(page, app.url, email, DEMO_PASSWORD);
  return page;
}
const go = async (page: Page, path: string): Promise<number> => (await page.goto(app.url + path))!.status();
const follow = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.locator('main').getByRole('link', { name }).first().click();
  await page.waitForLoadState('load');
  await settled(page);
};
const pathOf = (page: Page): string => new URL(page.url()).pathname;

let [rotation, trade, giver, account, manager]: string[] = [];

test('Amara opens a rotation that may reach into other teams, and keeps an account out', async () => {
  await go(amara, '/rotations');
  await follow(amara, 'New rotation');
  await amara.getByLabel('Name').first().fill('Winter 2027');
  await amara.getByText('Change the policy for this round').click();
  await amara.getByLabel('Between teams').selectOption('any');
  await amara.getByLabel('Regions').selectOption('any');
  await press(amara, 'Open the rotation');
  rotation = pathOf(amara);
  expect(await textOf(amara)).toMatch(/It is up to Amara Ibarra|Make a plan/);
  await follow(amara, 'Candidates');
  await follow(amara, /^Keep .* out$/);
  const kept = /Keep (.+) out/.exec(await amara.locator('h1').innerText())![1];
  await amara.getByLabel('Reason').fill('A tender is under way until the spring');
  await press(amara, 'Keep out');
  await go(amara, rotation);
  expect(await textOf(amara)).toContain(kept);
});

test('a rep of hers says what they would hand over, while she waits', async () => {
  rep = await windowOf('grace.tanaka@example.com');
  await go(amara, `${rotation}/wishes`);
  await press(amara, 'Ask the reps');
  await go(rep, '/');
  await rep
    .locator(`main a[href$="${rotation.split('/').pop()}"]`, { hasText: 'Say which accounts' })
    .first()
    .click();
  await rep.getByLabel('Account to hand over 1').selectOption({ index: 1 });
  await rep.getByLabel('Why').first().fill('They need somebody who is there every week.');
  await press(rep, 'Tell my managers');
  await go(amara, `${rotation}/wishes`);
  expect(await textOf(amara)).toContain('Grace Tanaka');
});

test('she compares two plans and proposes one exchange with another team', async () => {
  await go(amara, rotation);
  await press(amara, 'Make a plan');
  const first = pathOf(amara);
  await follow(amara, 'Plan again with changes');
  await amara.getByLabel('Difference within a swap').fill('15');
  await press(amara, /Make the plan|Plan again/);
  await go(amara, rotation);
  for (const tick of await amara.locator('input[name="plan"]').all()) await tick.check();
  await press(amara, /Compare the ticked plans/);
  expect(await textOf(amara)).toContain('is expected to bring most');
  await go(amara, first);
  const teams = await managersOfReps();
  const ticks = amara.locator('input[name="swap"]');
  const labels = await ticks.evaluateAll((all) => all.map((tick) => tick.closest('tr')?.textContent ?? ''));
  for (const [i, label] of labels.entries()) {
    const sides = [...teams].filter(([name]) => label.replace(/\u00a0/g, ' ').includes(name)).map(([, of]) => of);
    const other = sides.find((name) => name !== AMARA);
    if (manager === undefined && sides.includes(AMARA) && other) manager = other;
    else await ticks.nth(i).uncheck();
  }
  expect(MANAGERS.has(manager)).toBe(true);
  await press(amara, 'Take the ticked swaps into trades');
  await follow(amara, /^trade \d+$/i);
  trade = pathOf(amara);
  await press(amara, 'Submit for consent');
  const text = await textOf(amara);
  expect(text).toContain('waiting for consent');
  expect(text).toContain(`It waits for ${manager}`);
  [, giver, account] = /^(.+?) gives (.+?) \(/.exec(await amara.locator('.lead').innerText())!;
});

/** Each rep's manager, from the list of reps. */
async function managersOfReps(): Promise<Map<string, string>> {
  await go(leader, '/reps');
  const rows = await leader
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((tr) =>
        [...tr.children].slice(0, 2).map((cell) => cell.querySelector('a')?.textContent ?? cell.textContent ?? ''),
      ),
    );
  return new Map(rows.map(([name, team]) => [name.trim(), team.trim()]));
}

test('the other manager finds it among what needs them, and agrees; Amara could not', async () => {
  partner = await windowOf(MANAGERS.get(manager)!);
  expect(await amara.getByRole('button', { name: 'Consent' }).count()).toBe(0);
  await go(partner, '/');
  expect(await textOf(partner)).toContain('your consent');
  await go(partner, trade);
  await press(partner, 'Consent');
  expect(await textOf(partner)).toContain('approved');
});

test('Amara gives it its day and announces it; the rep reads what leaves before the day', async () => {
  const admin = await windowOf('admin@example.com');
  const email = await signInFor(admin, app.url, giver);
  await admin.context().close();
  rep = await windowOf(email);
  await go(rep, '/my-accounts');
  expect(await textOf(rep)).not.toContain(`${account}, $`);
  await go(amara, trade);
  await amara.getByLabel('Takes effect').fill('2026-11-27');
  await amara.getByLabel('Reason for another day').fill('Both customers plan their year in December');
  await press(amara, 'Give it its date');
  await go(amara, rotation);
  await press(amara, 'Announce to the reps');
  expect(await textOf(amara)).toContain('Write to the reps why it is on short notice');
  await amara.getByLabel('Words to the reps').fill('Both customers plan their year in December, so it is soon.');
  await press(amara, 'Announce to the reps');
  expect(await textOf(amara)).toMatch(/announced 1 trade .* reps can challenge until/);
  await go(rep, '/my-accounts');
  expect(await textOf(rep)).toMatch(new RegExp(`Leaving you[\\s\\S]*${account}`));
});

test('the rep challenges, and is answered; nothing moves meanwhile', async () => {
  const row = rep.locator('main li', { hasText: account });
  await row.getByRole('link', { name: 'challenge' }).first().click();
  await rep.getByLabel('Your reason').fill('We quoted a new line there last week.');
  await press(rep, 'Challenge the exchange');
  await go(amara, trade);
  const asked = (await amara.getByLabel('What you answer').count()) > 0 ? amara : partner;
  await go(asked, '/');
  expect(await textOf(asked)).toContain('a challenge to answer');
  await go(asked, trade);
  await asked
    .getByLabel('What you answer')
    .fill('The quote goes along with the account, and so does your credit for it.');
  await press(asked, 'Answer the challenge');
  await go(rep, '/my-accounts');
  expect(await textOf(rep)).toContain('your challenge: rejected');
  await row.getByRole('link', { name: 'your challenge' }).first().click();
  expect(await textOf(rep)).toContain('so does your credit for it');
});

test('on the day owners change by themselves, and both reps have their steps', async () => {
  await app.moveTo('2026-11-28');
  for (let i = 0; i < 40; i++) {
    await go(amara, trade);
    if ((await textOf(amara)).includes('in effect')) break;
    await amara.waitForTimeout(500);
  }
  expect(await textOf(amara)).toContain('in effect');
  await go(rep, '/my-accounts');
  expect(await textOf(rep)).toMatch(new RegExp(`Left you lately[\\s\\S]*${account}`));
  await follow(rep, new RegExp(account));
  await rep.getByText('Write down that it is done').first().click();
  await rep.getByRole('button', { name: 'Done' }).first().click();
  await rep.waitForLoadState('load');
  expect(await textOf(rep)).toContain('done Write down history');
  await go(amara, `${rotation}/handoffs`);
  expect(await textOf(amara)).toMatch(/1 of \d+ steps/);
});

test('the leader reads how far it is and what earlier exchanges did, and can change nothing', async () => {
  await go(leader, rotation);
  expect(await textOf(leader)).toMatch(/Handoffs/);
  expect(await leader.locator('main form[method="post"]').count()).toBe(0);
  await go(leader, `${trade}/outcome`);
  expect(await textOf(leader)).toContain('too early');
  await go(leader, '/review');
  expect(await textOf(leader)).toMatch(/swaps, between/);
});

test('Amara decides about an exchange of last year, with the figures as they stand', async () => {
  await go(amara, '/');
  await amara
    .locator('main li, main tr, main dl > div', { hasText: 'review due' })
    .first()
    .getByRole('link')
    .first()
    .click();
  await amara.getByLabel('What is to become of it').selectOption('keep');
  await amara.getByLabel('Reason').fill('Both accounts do well where they are.');
  await press(amara, 'Write the decision down');
  expect(await textOf(amara)).toContain('Both accounts do well where they are.');
  await go(leader, pathOf(amara));
  expect(await textOf(leader)).toContain('Both accounts do well where they are.');
});

test('after the quarter everything checks', async () => {
  const { code, out } = await run(['check', '--database', app.database, '--today', '2026-11-28']);
  expect([code, out.split('\n')[0]]).toEqual([0, 'All is well: file, ledger, revenue, trades, audit chain and plans.']);
});
