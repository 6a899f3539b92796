import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/app/actor';
import { remindOverdue } from '../../src/app/challenges/remindOverdue';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy } from '../web/rotationSite';
import { PASSWORD } from '../web/site';
import { launch, openWindow } from './chromium';
import { become, press, settled, textOf } from './steps';

/**
 * What happens to agreed swaps, in Chromium: several are consented to at once but for one, a lot decides which go first, a
 * challenge that nobody answers goes up the line, old data of owners stops a trade, and the CRM follows by files.
 */
let site: RotationSite;
let browser: Browser;
let [admin, anna, ben]: Page[] = [];
let url: string;
let rotation: string;
let trade: string;
let today: string = CAST.today;
const now = (): string => `${today}T09:00:00.000Z`;
const folder = mkdtempSync(join(tmpdir(), 'rotation-agreed-'));
let server: ReturnType<RotationSite['app']['listen']>;

beforeAll(async () => {
  const policy = tradingPolicy();
  const lottery = { ...policy, plan: { ...policy.plan, lotteryShare: 0.5, maxSwaps: 4 } };
  site = await openRotationSite(lottery, () => today, now);
  const sales = await site.as('admin');
  await site.as('manager', CAST.anna);
  await site.as('manager', CAST.ben);
  await site.as('manager', CAST.leader);
  rotation = await site.rotation(sales);
  const plan = await site.plan(sales, rotation);
  server = site.app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launch();
  [admin, anna, ben] = await Promise.all(
    ['admin', `manager${CAST.anna}`, `manager${CAST.ben}`].map((name) => windowOf(`${name}@example.com`)),
  );
  await go(admin, plan);
  await press(admin, 'Take the ticked swaps into trades');
}, 90_000);
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function windowOf(email: string): Promise<Page> {
  const { page } = await openWindow(browser);
  page.setDefaultTimeout(15_000);
  await become(page, url, email, PASSWORD);
  return page;
}
const go = (page: Page, path: string) => page.goto(url + path);
const reading = async (page: Page, path: string): Promise<string> => {
  await go(page, path);
  return textOf(page);
};

test('several trades are submitted and consented to at once, one is looked at alone', async () => {
  await go(admin, rotation);
  await press(admin, 'Submit the drafts');
  await go(ben, rotation);
  await ben.locator('form[action$="/consents"] input[name="trade"]').first().uncheck();
  await press(ben, 'Consent to these');
  expect(await ben.locator('form[action$="/consents"] input[name="trade"]').count()).toBe(1);
  await press(ben, 'Consent to these');
  for (const page of [anna, admin]) {
    await go(page, rotation);
    if ((await page.getByRole('button', { name: 'Consent to these' }).count()) > 0)
      await press(page, 'Consent to these');
  }
  expect(await reading(admin, rotation)).toContain('prepare the draw');
});

test('one prepares the draw, another makes it; half of the swaps wait for the second wave', async () => {
  await go(admin, `${rotation}/lottery`);
  await press(admin, 'Prepare the draw');
  expect(await textOf(admin)).toContain('You prepared the draw; somebody else makes it.');
  expect(await admin.getByRole('button', { name: 'Draw now' }).count()).toBe(0);
  await go(ben, `${rotation}/lottery`);
  await press(ben, 'Draw now');
  expect(await textOf(ben)).toMatch(/2 swaps go first, on Apr 1, 2026, and 2 wait for the second wave/);
  await go(admin, rotation);
  await press(admin, 'Give them their date');
  await admin.getByLabel('Words to the reps').fill('As agreed at the sales meeting');
  await press(admin, 'Announce to the reps');
  expect(await textOf(admin)).toContain('2 trades');
});

test('a challenge that is not answered in time goes up the line, which answers it', async () => {
  const { id, giver } = site.services.database.raw
    .prepare(`select t.id, min(l.from_rep_id) as giver from trades t join trade_legs l on l.trade_id = t.id
      where t.state = 'scheduled' group by t.id order by t.number limit 1`)
    .get() as { id: string; giver: number };
  trade = `/trades/${id}`;
  await site.as('rep', giver);
  const rep = await windowOf(`rep${giver}@example.com`);
  await go(rep, `/my-accounts/challenges/${id}`);
  await rep.getByLabel('Your reason').fill('They are in the middle of a tender');
  await press(rep, 'Challenge the exchange');
  const lena = await windowOf(`manager${CAST.leader}@example.com`);
  expect(await reading(lena, trade)).not.toContain('What you answer');
  today = '2026-01-23';
  await remindOverdue(site.services.database, systemActor(today, now()));
  expect(await reading(anna, rotation)).toContain('Late: A challenge was not answered in time');
  expect(await reading(lena, '/notifications')).toContain('was not answered in time and now waits for you');
  await go(lena, trade);
  await lena.getByLabel('What you answer').fill('The tender ends in March, before the day');
  await press(lena, 'Answer the challenge');
  expect(await reading(rep, `/my-accounts/challenges/${id}`)).toContain('The tender ends in March');
});

/** Imports the owners of all accounts as the CRM shows them, as a person does. */
async function importOwners(changed: Record<number, number> = {}): Promise<void> {
  const rows = Array.from({ length: 30 }, (_, i) => {
    const owner = changed[i + 1] ?? 4 + Math.floor(i / 5);
    return `A${i + 1},Account ${i + 1},${['North', 'South'][(i + 1) % 2]},Retail,${(i + 1) % 2 ? 'Steel' : 'Food'},,R${owner}`;
  });
  const path = join(folder, 'accounts.csv');
  writeFileSync(path, `account_id,name,region,segment,industry,annual_potential,owner_id\n${rows.join('\n')}\n`);
  await go(admin, '/imports');
  await admin.getByLabel('Files', { exact: true }).setInputFiles(path);
  const pressed = admin.getByRole('button', { name: 'Read the files' }).click();
  await pressed;
  await site.work();
  await settled(admin);
  await admin
    .getByRole('button', { name: /^(Write|Commit|Import|Bring)/ })
    .first()
    .click();
  await site.work();
  await settled(admin);
}

test('owner data older than seven days stops a trade; after an import it takes effect', async () => {
  today = '2026-04-01';
  await go(admin, trade);
  await press(admin, 'Put into effect now');
  expect(await textOf(admin)).toContain('it must not be older than 7 days');
  await importOwners();
  await go(admin, trade);
  await press(admin, 'Put into effect now');
  expect(await textOf(admin)).toContain('in effect');
});

test('the CRM follows: due, exported, a difference that is decided, confirmed', async () => {
  const legs = site.services.database.raw
    .prepare(
      'select account_id as account, from_rep_id as giver, to_rep_id as taker from trade_legs where trade_id = ?',
    )
    .all(trade.split('/').pop()) as { account: number; giver: number; taker: number }[];
  const [first, second] = legs;
  expect(await reading(admin, '/crm')).toContain('2 to be exported, 0 exported');
  await press(admin, 'Write the file');
  expect(await textOf(admin)).toContain('0 to be exported, 2 exported');
  await importOwners({ [first.account]: first.taker, [second.account]: second.giver });
  expect(await reading(admin, '/crm')).toContain('The CRM does not show 1 new owner yet');
  await admin.getByRole('link', { name: '1 owner differs from the CRM' }).click();
  await admin.getByText('Decide', { exact: true }).click();
  await admin.getByLabel('The ledger is right; the CRM will follow').check();
  await admin.getByLabel('Reason').fill('The file was loaded only in part');
  await press(admin, 'Resolve');
  expect(await textOf(admin)).toContain('The CRM and the ledger agree');
  await importOwners({ [first.account]: first.taker, [second.account]: second.taker });
  expect(await reading(admin, '/crm')).toContain('The CRM shows every owner.');
});
