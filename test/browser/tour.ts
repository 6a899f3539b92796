import type { Page } from 'playwright-core';
import { become, press } from './steps';

export const DEMO_PASSWORD = 'rotation-demo';

/** One page as somebody sees it. */
export interface Stop {
  name: string;
  path: string;
  email: string;
}

const ADMIN = 'admin@example.com';
const MANAGER = 'amara.ibarra@example.com';
const LEADER = 'hiro.drummond@example.com';

/**
 * Makes the demo company show everything: a rotation with a plan, a draft, a submitted and an announced trade; then
 * lists every page with who looks at it.
 */
export async function prepareTour(page: Page, url: string): Promise<Stop[]> {
  await become(page, url, MANAGER, DEMO_PASSWORD);
  const kinds = await planOfAllKinds(page, url);
  await page.goto(`${url}${kinds.rotation}/wishes`);
  await press(page, 'Ask the reps');
  await page.goto(`${url}${kinds.rotation}`);
  await press(page, 'Plan the transfers');
  const transfers = new URL(page.url()).pathname;
  await page.goto(`${url}/rotations/new`);
  await page.getByLabel('Name').first().fill('Winter 2027');
  await press(page, 'Open the rotation');
  const rotation = new URL(page.url()).pathname;
  await press(page, 'Make a plan');
  const plan = new URL(page.url()).pathname;
  const job = await jobOf(page, url, rotation);
  await press(page, 'Take the ticked swaps into trades');
  const trades = await linksTo(page, /^\/trades\//);
  await page.goto(url + trades[0]);
  await press(page, 'Submit for consent');
  await page.goto(url + trades[1]);
  await press(page, 'Submit for consent');
  await become(page, url, ADMIN, DEMO_PASSWORD);
  await page.goto(url + trades[1]);
  await press(page, 'Consent');
  await press(page, 'Give it its date');
  const [repName] = (await page.locator('h1').innerText()).replace(/^.*?: /, '').split(' ⇄ ');
  await page.goto(`${url}${rotation}`);
  await press(page, 'Announce to the reps');
  const rep = await signInFor(page, url, repName.trim());
  await page.goto(`${url}/webhooks/new`);
  await page.getByLabel('Address').fill('https://example.com/rotation-planner');
  await page.getByLabel(/^trade.agreed/).check();
  await press(page, 'Add it');
  const stops = await listStops(page, url, { rotation, plan, kinds, transfers, job, trades, rep });
  await page.goto(`${url}/sign-in`);
  return stops;
}

async function listStops(
  page: Page,
  url: string,
  of: {
    rotation: string;
    plan: string;
    kinds: PlanOfAllKinds;
    transfers: string;
    job: string | null;
    trades: string[];
    rep: string;
  },
): Promise<Stop[]> {
  const first = async (list: string, pattern: RegExp): Promise<string> => {
    await page.goto(url + list);
    const [link] = await linksTo(page, pattern);
    if (link === undefined) throw new Error(`${list} has no link like ${pattern}: the tour cannot go on`);
    return link;
  };
  const account = await first('/accounts?state=declining', /^\/accounts\/\d+$/);
  const repPage = await first('/reps', /^\/reps\/\d+$/);
  const importPage = await first('/imports', /^\/imports\/[0-9a-f-]+$/);
  const user = await first('/users', /^\/users\/[0-9a-f-]+$/);
  const judged = await first('/review', /^\/trades\/[^/]+\/outcome$/);
  const doneTrade = judged.replace(/\/outcome$/, '');
  const exclusion = await first(`${of.kinds.rotation}/candidates`, /\/exclusions\/new/);
  const outcome = await first(await first(doneTrade, /^\/rotations\/[0-9a-f-]+$/), /\/outcome$/);
  const coached = await first('/coaching', /^\/coaching\/[0-9a-f-]+$/);
  const webhook = await first('/webhooks', /^\/webhooks\/(?!new)[^/]+$/);
  await become(page, url, MANAGER, DEMO_PASSWORD);
  const why = await first(of.plan, /\/why\?swap=/);
  const ownRep = (await first(`${of.rotation}/reps`, /^\/reps\/\d+$/)).replace('/reps/', '');
  const ownJudged = await first('/review', /^\/trades\/[^/]+\/outcome$/);
  await become(page, url, of.rep, DEMO_PASSWORD);
  const ownPage = await first('/', /^\/reps\/\d+$/);
  await page.goto(`${url}/my-accounts`);
  const handoffs = await linksTo(page, /^\/handoffs\//);
  const [ownAccount] = await linksTo(page, /^\/accounts\/\d+$/);
  const leaving = page
    .locator('section', { has: page.getByRole('heading', { name: /^(Leaving you|Left you)/ }) })
    .last();
  const given = await leaving.locator('a[href^="/handoffs/"]').first().getAttribute('href');
  const as = (email: string) => (name: string, path: string) => ({ name, path, email });
  const [admin, manager, leader, rep] = [ADMIN, MANAGER, LEADER, of.rep].map(as);
  return [
    manager('dashboard-manager', '/'),
    admin('dashboard-admin', '/'),
    admin('accounts', '/accounts'),
    admin('accounts-none', '/accounts?q=nobody-has-this-name'),
    admin('account', account),
    admin('reps', '/reps'),
    admin('rep', repPage),
    manager('rotations', '/rotations'),
    manager('rotation-new', '/rotations/new'),
    manager('rotation', of.rotation),
    manager('rotation-candidates', `${of.rotation}/candidates`),
    manager('rotation-reps', `${of.rotation}/reps`),
    manager('rotation-decide', `${of.rotation}/reps/${ownRep}/decision`),
    manager('rotation-exclude', exclusion),
    manager('rotation-include', `${of.kinds.rotation}/inclusions/new`),
    leader('coaching', '/coaching'),
    leader('coaching-plan', coached),
    as('bram.rahman@example.com')('my-coaching', '/my-coaching'),
    as('paulo.cho@example.com')('coaching-goal', `${coached}/goal`),
    as('paulo.cho@example.com')('coaching-end', `${coached}/end`),
    manager('transfers', of.transfers),
    manager('coaching-new', `/coaching/new?rep=${ownRep}`),
    manager('plan', of.plan),
    manager('plan-why', why),
    manager('plan-why-not', `${of.plan}/why`),
    manager('plan-costs', `${of.plan}/costs`),
    manager('plan-all-kinds', of.kinds.plan),
    manager('plan-again', `${of.kinds.plan}/again`),
    manager('plan-by-hand', `${of.kinds.plan}/by-hand`),
    manager(
      'plans-compared',
      `${of.kinds.rotation}/comparison?plan=${idOf(of.kinds.plan)}&plan=${idOf(of.kinds.copy)}`,
    ),
    manager('lottery', `${of.kinds.rotation}/lottery`),
    manager('backtest', '/backtest'),
    manager('plan-analyst', `${of.plan}/analyst`),
    ...(of.job ? [manager('job', of.job)] : []),
    manager('rotation-wishes', `${of.rotation}/wishes`),
    manager('rotation-handoffs', `${of.rotation}/handoffs`),
    manager('trade-credit', `${of.trades[1]}/credit`),
    manager('trade-repair', `${of.trades[1]}/repair`),
    manager('trade-submitted', of.trades[0]),
    manager('trade-scheduled', of.trades[1]),
    manager('trade-draft', of.trades[2] ?? of.trades[0]),
    leader('trade-in-effect', doneTrade),
    leader('dashboard-leader', '/'),
    leader('review', '/review'),
    leader('outcome', outcome),
    leader('outcome-accounts', `${outcome}/accounts`),
    leader('outcome-method', '/outcomes/method'),
    leader('outcome-learning', '/outcomes/learning'),
    manager('trade-outcome', ownJudged),
    leader('trade-outcome-leader', judged),
    manager('rep-moves', `${ownPage}/handoffs`),
    admin('imports', '/imports'),
    admin('import', importPage),
    admin('import-mapping', `${importPage}/mapping`),
    admin('import-undo', `${importPage}/undo`),
    admin('first-look', '/first-look'),
    admin('names', '/names'),
    admin('differences', '/differences'),
    admin('crm', '/crm'),
    admin('users', '/users'),
    admin('user', user),
    admin('user-absence', `${user}/absence`),
    admin('user-new', '/users/new'),
    admin('settings', '/settings'),
    admin('policy', '/settings/policy'),
    admin('credit-templates', '/settings/credit'),
    admin('credit-template', '/settings/credit/new'),
    admin('holidays', '/settings/holidays'),
    admin('tokens', '/tokens'),
    admin('webhooks', '/webhooks'),
    admin('webhook-new', '/webhooks/new'),
    admin('webhook', webhook),
    admin('api', '/api/docs'),
    admin('api-request', '/api/docs/postTradesConsents'),
    admin('audit', '/audit'),
    admin('audit-chain', '/audit/chain'),
    admin('not-found', '/nothing-here'),
    rep('dashboard-rep', '/'),
    rep('my-accounts', '/my-accounts'),
    rep('handoff', handoffs[0]),
    rep('handoff-letter', `${handoffs[0].replace(/#.*$/, '')}/letter`),
    rep('wishes', `/my-accounts/wishes/${idOf(of.kinds.rotation)}`),
    rep('challenge', `/my-accounts/challenges/${of.trades[1].split('/').pop()}`),
    rep('handoff-giver', given!),
    rep('rep-own', ownPage),
    rep('account-own', ownAccount),
    rep('help-words', '/help/words'),
    manager('help-figures', '/help/figures'),
    rep('help-people-data', '/help/people-data'),
    rep('profile', '/profile'),
    manager('notifications', '/notifications'),
    rep('notifications-settings', '/notifications/settings'),
    manager('absence', '/profile/absence'),
    rep('sessions', '/profile/sessions'),
    rep('forgotten', '/forgotten'),
    rep('new-password-spent', '/new-password/spent'),
    rep('profile-tokens', '/profile/tokens'),
  ];
}

interface PlanOfAllKinds {
  rotation: string;
  plan: string;
  copy: string;
}

/** A rotation with every kind of swap and a draw, its plan, and a copy of the plan. */
async function planOfAllKinds(page: Page, url: string): Promise<PlanOfAllKinds> {
  const here = (): string => new URL(page.url()).pathname;
  await page.goto(`${url}/rotations/new`);
  await page.getByLabel('Name').first().fill('Winter 2027, every kind of swap');
  await page.getByText('Change the policy for this round').click();
  await page.getByLabel('One account for two').check();
  await page.getByLabel('Three-way exchanges').check();
  await page.getByLabel('Swaps that wait for the second wave').fill('50');
  await press(page, 'Open the rotation');
  const rotation = here();
  await press(page, 'Make a plan');
  const plan = here();
  await page.getByText('Name, copy, put aside').click();
  await press(page, 'Copy it');
  return { rotation, plan, copy: here() };
}

const idOf = (path: string): string => path.split('/').pop()!;

async function linksTo(page: Page, pattern: RegExp): Promise<string[]> {
  const links = await page.locator('main a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  return [...new Set(links.filter((href) => pattern.test(href)))];
}

async function jobOf(page: Page, url: string, rotation: string): Promise<string | null> {
  await page.goto(url + rotation);
  const job = (await linksTo(page, /^\/jobs\//))[0] ?? null;
  const [plan] = await linksTo(page, /^\/plans\//);
  await page.goto(url + plan);
  return job;
}

/** Gives a rep of the demo company a sign-in, unless there is one, and returns its address. */
export async function signInFor(page: Page, url: string, name: string): Promise<string> {
  await page.goto(`${url}/users`);
  const row = page.locator('tr', { hasText: name });
  if ((await row.count()) > 0) return /[\w.]+@example\.com/.exec(await row.first().innerText())![0];
  await page.goto(`${url}/users/new`);
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`;
  await page.getByLabel('Name').first().fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Role').selectOption('rep');
  await page.locator('select[name="repId"]').selectOption({ label: name });
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.locator('main button.primary').click();
  await page.waitForLoadState('load');
  return email;
}
