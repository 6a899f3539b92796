import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run, runJson } from '../process';

const data = process.env.ROTATION_REAL_DATA ?? resolve(__dirname, '../../../shared/data');
const company = join(data, 'adventureworks-intl');
/** The last four quarters that the data covers whole, and a day on which each was the newest one. */
const QUARTERS = [
  ['2013-Q2', '2013-07-10'],
  ['2013-Q3', '2013-10-10'],
  ['2013-Q4', '2014-01-10'],
  ['2014-Q1', '2014-04-10'],
];
const WIDE = {
  plan: {
    kinds: ['pair', 'basket', 'cycle'],
    crossTeam: 'any',
    bookValueTolerance: 0.05,
    bookHeadroomTolerance: 0.15,
  },
};

type Plan = { verified: boolean; gap: number; swaps: { legs: unknown[] }[]; emptyBecause: string[] };

if (existsSync(company)) {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-real-'));
  const on = ['--database', `sqlite:${join(folder, 'rotation.db')}`];
  const policy = join(folder, 'policy.json');
  beforeAll(async () => {
    writeFileSync(policy, JSON.stringify(WIDE));
    await runJson(['import', company, ...on, '--today', '2014-06-01']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(QUARTERS)(
    'adventureworks-intl as of %s: swaps of all kinds, verified and near their bound',
    async (asOf, today) => {
      const args = ['plan', '--as-of', asOf, '--today', today, ...on, '--robustness', '0'];
      const made = await runJson<Plan>([...args, '--policy', policy]);
      expect(made).toMatchObject({ verified: true, emptyBecause: [] });
      expect(made.gap).toBeLessThan(0.001);
      expect(made.swaps.some((swap) => swap.legs.length > 2)).toBe(true);
      // Within their teams nobody can trade, and the page says why.
      const { out } = await run(args);
      expect(out).toContain('No swap is possible this time');
      expect(out).toContain('different teams');
    },
  );
} else {
  test(`real data is not here: ${company}`, () => {
    expect(existsSync(company)).toBe(false);
  });
}
