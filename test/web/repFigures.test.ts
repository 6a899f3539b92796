import { analyse } from '../../src/app/analysis/analyse';
import { analysisJson } from '../../src/app/analysis/analysisJson';
import { defaultPolicy } from '../../src/rotations/policy';
import { patchJson } from '../triggers';
import { clientOf } from './api/client';
import { crawl } from './crawl';
import { openRotationSite, type RotationSite } from './rotationSite';
import type { Visitor } from './site';

/** Cora, rep 4: her figures are set to what nothing else on the pages can be. */
const CORA = 4;
const FIGURES = {
  sameStoreGrowth: 0.7771,
  peerGrowth: 0.5551,
  effect: 0.3331,
  effectSd: 0.1,
  probabilityPositive: 0.9876,
  quartersAbovePeers: 7,
  quartersCounted: 8,
  protected: true,
  verdict: 'train',
  reasons: [
    { kind: 'train' },
    { kind: 'split', growth: 0.7771, market: 0.5551, effect: 0.3331, probability: 0.9876 },
    { kind: 'consistency', above: 7, of: 8, protected: true },
    { kind: 'quota', attained: 5, quarters: 6 },
  ],
};
const PROTECTED = [{ kind: 'protected', rep: 'Cora Rep' }];
const MARKS: [string, RegExp][] = [
  ['growth of the book', /\+78%|\+77\.7%/],
  ['market', /\+56%|\+55\.5%/],
  ['effect', /\+33(\.3)? points|\+33%/],
  ['verdict', /class="tag[^"]*">\s*coaching|coaching is suggested/i],
  ['protection', /performs consistently|consistent performer|<small>protected<\/small>|protected ·/],
  ['quarters above', /7 of 8/],
  ['quota', /Quota reached in|\(quota \$/],
];
const marksOn = (html: string): string[] => MARKS.filter(([, mark]) => mark.test(html)).map(([name]) => name);

describe('individual rep figures turned off', () => {
  let site: RotationSite;
  let rotation: string;
  let admin: Visitor;

  beforeAll(async () => {
    site = await openRotationSite();
    admin = await site.as('admin');
    const anna = await site.as('manager', 2);
    rotation = await site.rotation(anna);
    const plan = await site.plan(anna, rotation);
    expect(plan).toContain('/plans/');
    await admin.post('/analysis', {}, '/');
    await site.work();
    const { raw } = site.services.database;
    raw.prepare(`update rep_analyses set verdict = 'train', is_protected = 1 where rep_id = ?`).run(CORA);
    patchJson(site.services.database, 'rep_analyses', 'detail', FIGURES, `rep_id = ${CORA}`);
    // Account 1 is hers and nothing stands against it but protection.
    raw.exec('update account_analyses set candidate = 0 where account_id = 1');
    const kept = { candidate: false, notCandidateBecause: PROTECTED };
    patchJson(site.services.database, 'account_analyses', 'detail', kept, 'account_id = 1');
    raw.exec(`insert into quotas (rep_id, quarter, amount_cents) values (${CORA}, '2025-Q4', 2000000)`);
  });
  afterAll(() => site.close());

  const show = (on: boolean): Promise<unknown> =>
    admin.post(
      '/settings',
      { name: 'Cast Supplies', locale: 'en-US', ...(on ? { showRepFigures: 'yes' } : {}) },
      '/settings',
    );
  const readers: [string, () => Promise<Visitor>][] = [
    ['admin', () => site.as('admin')],
    ['leader', () => site.as('leader')],
    ['manager above', () => site.as('manager', 2)],
    ['other manager', () => site.as('manager', 3)],
    ['other rep', () => site.as('rep', 6)],
  ];
  const everything = async (visitor: Visitor): Promise<Map<string, string>> =>
    crawl(visitor, ['/', '/reps', `/reps/${CORA}`, `/reps/${CORA}/handoffs`, '/accounts', '/accounts/1', rotation]);

  test('turned on, the line above reads them on the pages that have them', async () => {
    await show(true);
    const pages = await everything(await site.as('manager', 2));
    const marked = [...pages].filter(([, html]) => marksOn(html).length > 0).map(([path]) => path);
    expect(marked).toEqual(expect.arrayContaining(['/reps', `/reps/${CORA}`, '/accounts/1', `${rotation}/reps`]));
    expect([...new Set([...pages.values()].flatMap(marksOn))].sort()).toEqual(MARKS.map(([name]) => name).sort());
  });

  test.each(readers)('%s reads none of them, on no page and in no download', async (_who, reader) => {
    await show(false);
    const pages = await everything(await reader());
    expect(pages.size).toBeGreaterThan(5);
    // What the words and figures mean is told to everybody, with made-up examples.
    const told = [...pages].filter(([path]) => !path.startsWith('/help/'));
    expect(told.flatMap(([path, html]) => marksOn(html).map((mark) => `${path}: ${mark}`))).toEqual([]);
  });

  test('programs read none of them either, the rep’s own excepted', async () => {
    const id = rotation.split('/').pop();
    const told = async (email: string): Promise<string> => {
      const client = await clientOf(site, email);
      const paths = [
        ...['/reps', `/reps/R${CORA}`, '/accounts?limit=100', '/accounts/A1', '/rotations', `/rotations/${id}`],
        ...[`/rotations/${id}/candidates`, `/rotations/${id}/wishes`, '/trades', '/coaching-plans', '/outcomes'],
        ...['/own/moves', '/own/coaching-plans'],
      ];
      const answers = [];
      for (const path of paths) answers.push((await client.get(path)).text);
      return answers.join();
    };
    const figures = /0\.7771|0\.5551|0\.3331|0\.9876|"verdict":"train"|"protected":true|performs consistently|78%/;
    await show(true);
    expect(await told('manager2@example.com')).toMatch(figures);
    await show(false);
    for (const name of ['admin', 'leader', 'manager2', 'manager3', 'rep6']) {
      expect([name, figures.exec(await told(`${name}@example.com`))?.[0]]).toEqual([name, undefined]);
    }
    await site.as('rep', CORA);
    expect(await told(`rep${CORA}@example.com`)).toMatch(figures);
  });

  test('the pages say so, and an account of a protected book has a neutral reason', async () => {
    await show(false);
    for (const path of ['/reps', `/reps/${CORA}`, `${rotation}/reps`]) {
      expect((await admin.get(path)).text).toContain('individual rep figures off');
    }
    expect((await admin.get('/accounts/1')).text).toContain('The policy leaves this account with its owner');
  });

  test('the rep reads the own figures all the same', async () => {
    await show(false);
    const cora = await site.as('rep', CORA);
    expect(marksOn((await cora.get(`/reps/${CORA}`)).text)).toEqual(
      expect.arrayContaining(['growth of the book', 'market', 'effect', 'quarters above', 'quota']),
    );
    expect((await cora.get('/accounts/1')).text).toContain('performs consistently');
  });

  test('every rep may agree to exchanges, so that agreeing tells nothing', async () => {
    await show(false);
    expect((await (await site.as('rep', 9)).get('/my-accounts')).text).toContain('Agree to exchanges');
    await show(true);
    expect((await (await site.as('rep', 9)).get('/my-accounts')).text).not.toContain('Agree to exchanges');
  });

  test('the command that analyses leaves a rep’s figures out', async () => {
    const finished = await analyse(site.services.database, { policy: defaultPolicy(), exclusions: [] });
    const telling = { currency: 'USD', locale: 'en-US' };
    const { reps: shown } = analysisJson(finished, { ...telling, showRepFigures: true }) as { reps: object[] };
    expect(shown[0]).toHaveProperty('verdict');
    const { reps } = analysisJson(finished, { ...telling, showRepFigures: false }) as { reps: object[] };
    for (const rep of reps) {
      expect(Object.keys(rep)).toEqual(['repId', 'accounts', 'candidates', 'bookT4qCents', 'bookHeadroomCents']);
    }
  });

  test('the change is in the audit trail', async () => {
    await show(false);
    const [event] = await site.services.database.db
      .selectFrom('audit_events')
      .select('action')
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(event.action).toBe('company.changed');
  });
});
