import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../src/app/actor';
import { commitImport } from '../../src/app/imports/commitImport';
import { stageImport } from '../../src/app/imports/stageImport';
import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import { filledForm } from './rotationSite';
import { NOW, openSite, PASSWORD, type Site, TODAY, type Visitor } from './site';

/** 10,000 accounts of 500 reps under 25 managers, two years of revenue: no page grows with them. */
const [ACCOUNTS, REPS, MANAGERS, MONTHS] = [10_000, 500, 25, 24];
const MOST_BYTES = 100_000;

let site: Site;
let rotation: string;
let importPage: string;
let plan: string;

beforeAll(async () => {
  site = await openSite({ company: false });
  const { database } = site.services;
  const folder = join(database.folder, 'export');
  mkdirSync(folder);
  const files = Object.entries(companyFiles()).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { name, path };
  });
  const actor = systemActor(TODAY, NOW);
  const { id } = await stageImport(database, { files, actor });
  await commitImport(database, id, actor);
  importPage = `/imports/${id}`;
  await work();
  const manager = await site.as('manager', await repId('M1'));
  const form = { ...(await filledForm(manager, '/rotations/new')), name: 'Spring' };
  rotation = (await manager.post('/rotations', form, '/rotations/new')).headers.location;
  await work();
  const asked = await manager.post(`${rotation}/plans`, { name: 'Large', timeLimitSeconds: '10' }, rotation);
  // The plan alone: how firm it is would be worked out for as long again.
  await workOnce(site.services.database, handlers as JobHandlers, 'test', options);
  plan = (await manager.get(asked.headers.location)).headers.location;
}, 180_000);
afterAll(() => site.close());

const options = { today: () => TODAY, now: () => NOW, realNow: () => NOW, log: () => {} };

async function work(): Promise<void> {
  while (await workOnce(site.services.database, handlers as JobHandlers, 'test', options));
}

async function repId(external: string): Promise<number> {
  const { db } = site.services.database;
  return (await db.selectFrom('reps').select('id').where('external_id', '=', external).executeTakeFirstOrThrow()).id;
}

function companyFiles(): Record<string, string> {
  const months = Array.from(
    { length: MONTHS },
    (_, m) => `${2024 + Math.floor(m / 12)}-${`${(m % 12) + 1}`.padStart(2, '0')}`,
  );
  const managers = Array.from({ length: MANAGERS }, (_, n) => `M${n + 1},Manager number ${n + 1},,,North,2015-01-01`);
  const reps = Array.from(
    { length: REPS },
    (_, n) => `R${n + 1},Representative number ${n + 1},,M${(n % MANAGERS) + 1},North,2018-01-01`,
  );
  const accounts: string[] = [];
  const revenue: string[] = [];
  for (let a = 1; a <= ACCOUNTS; a++) {
    accounts.push(
      `A${a},A customer with a rather long name ${a},North,Segment ${a % 5},Industry ${a % 9},${a % 4 === 0 ? 400000 : ''},R${(a % REPS) + 1}`,
    );
    const standing = a % 3 === 0;
    for (const [m, month] of months.entries()) {
      revenue.push(`A${a},${month},Goods ${a % 7},${1000 + (a % 900) + (standing ? 0 : 20 * m)}.00,`);
    }
  }
  return {
    'reps.csv': `rep_id,name,email,manager_id,region,hire_date\n${[...managers, ...reps].join('\n')}\n`,
    'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id\n${accounts.join('\n')}\n`,
    'revenue.csv': `account_id,month,category,amount,rep_id\n${revenue.join('\n')}\n`,
  };
}

/** Names of pages that weigh more than they may, or do not open. */
async function heavy(visitor: Visitor, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const { status, text } = await visitor.get(path);
    if (status !== 200 || Buffer.byteLength(text) > MOST_BYTES)
      found.push(`${path}: ${status}, ${Buffer.byteLength(text)} bytes`);
  }
  return found;
}

test('a manager’s pages', async () => {
  const rep = await repId('R1');
  const account = 1;
  const lists = [
    '',
    '/candidates',
    '/candidates?page=3',
    '/reps',
    '/wishes',
    '/handoffs',
    '/inclusions/new',
    `/exclusions/new?rep=${rep}`,
  ];
  const pages = [
    '/',
    '/accounts',
    '/accounts?page=9',
    '/accounts?q=name',
    '/reps',
    `/reps/${rep}`,
    `/reps/${rep}/handoffs`,
    `/coaching/new?rep=${rep}`,
  ];
  const visitor = await site.as('manager', await repId('M1'));
  const found = await heavy(visitor, [
    ...pages,
    `/accounts/${account * REPS}`,
    '/rotations',
    '/rotations/new',
    '/review',
    '/backtest',
    ...lists.map((path) => rotation + path),
  ]);
  expect(found).toEqual([]);
});

test('a rep’s pages', async () => {
  expect(await heavy(await site.as('rep', await repId('R1')), ['/', '/my-accounts', '/my-accounts?page=2'])).toEqual(
    [],
  );
});

test('a leader’s and an administrator’s pages', async () => {
  const shared = [
    '/',
    '/accounts',
    '/reps',
    '/rotations',
    rotation,
    `${rotation}/candidates`,
    `${rotation}/reps`,
    '/review',
    '/coaching',
    '/audit',
    plan,
  ];
  expect(await heavy(await site.as('leader'), shared)).toEqual([]);
  const own = [
    '/imports',
    importPage,
    '/names',
    '/differences',
    '/crm',
    '/users',
    '/users/new',
    '/settings',
    '/settings/policy',
    '/first-look',
    ...['/inclusions/new', '/wishes', '/handoffs'].map((path) => rotation + path),
    ...['/again', '/by-hand', '/costs', '/analyst'].map((path) => plan + path),
  ];
  expect(await heavy(await site.as('admin'), [...shared, ...own])).toEqual([]);
});

test('a plan of many swaps is read page by page, and all of it can be taken at once', async () => {
  const admin = await site.as('admin');
  const { text } = await admin.get(plan);
  const [, pages] = /Page 1 of (\d+)/.exec(text)!;
  const swapsOn = async (page: number): Promise<string[]> =>
    [...(await admin.get(`${plan}?page=${page}`)).text.matchAll(/name="swap" value="([^"]+)"/g)].map(([, id]) => id);
  const found: string[] = [];
  for (let page = 1; page <= Number(pages); page++) found.push(...(await swapsOn(page)));
  const all = /Take all (\d+) into trades/.exec(text)!;
  expect([new Set(found).size, found.length]).toEqual([Number(all[1]), Number(all[1])]);
  expect(await swapsOn(999)).toEqual(await swapsOn(Number(pages)));
  expect((await admin.get(`${plan}?books=2`)).text).toContain('aria-current="page">Page 2 of');
  const taken = await admin.post(`${plan}/trades`, { all: 'yes' }, plan);
  expect(taken.headers.location).toBe(`${rotation}#trades`);
  const trades = await site.services.database.db.selectFrom('trades').select('id').execute();
  expect(trades).toHaveLength(found.length);
});

test('of many reps one is named by typing, and so is nobody', async () => {
  const admin = await site.as('admin');
  const counted = async (path: string) => /([\d,]+) accounts? fits?/.exec((await admin.get(path)).text)?.[1] ?? '0';
  expect((await admin.get('/accounts')).text).not.toContain('<option value="nobody">');
  expect(await counted('/accounts?rep=number+499')).toBe('20');
  expect(await counted(`/accounts?rep=${await repId('R499')}`)).toBe('20');
  expect((await admin.get(`/accounts?rep=${await repId('R499')}`)).text).toContain('value="Representative number 499"');
  expect(await counted('/accounts?rep=nobody')).toBe('0');
  expect(await counted('/accounts?rep=no+such+rep')).toBe('0');
  expect((await admin.get(`${rotation}/candidates?owner=number+499`)).text).toMatch(/\d+ accounts? fit the filter/);
});

test('a form names one of many reps by typing: by id, by name, by a part that only one has', async () => {
  const admin = await site.as('admin');
  const user = { name: 'Somebody', role: 'rep', password: PASSWORD };
  const add = (email: string, repId: string) => admin.post('/users', { ...user, email, repId }, '/users/new');
  expect((await add('a@example.com', 'r7')).status).toBe(303);
  expect((await add('b@example.com', 'number 498')).status).toBe(303);
  const several = await add('c@example.com', 'number 49');
  expect([several.status, several.text]).toEqual([400, expect.stringContaining('or others. Write the id.')]);
  expect((await add('c@example.com', 'Nemo')).text).toContain('is nobody who can be chosen here');
  const linked = await site.services.database.db
    .selectFrom('users')
    .select('rep_id')
    .where('email', '=', 'b@example.com');
  expect(await linked.executeTakeFirst()).toEqual({ rep_id: await repId('R498') });
});
