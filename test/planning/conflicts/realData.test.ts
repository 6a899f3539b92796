import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../../src/planning/types';
import { ROOT, run, runJson } from '../../process';
import { tempDatabase } from '../../tempDatabase';

/** Public sample companies, where they are on this machine: empty plans have to say why in words. */
const DATA = process.env.ROTATION_REAL_DATA ?? join(ROOT, '..', 'shared', 'data');
const FILES = ['reps.csv', 'accounts.csv', 'assignments.csv', 'revenue.csv'];

type EmptyPlan = Pick<Plan, 'swaps' | 'emptyBecause' | 'emptyFigures'>;

async function emptyPlan(name: string, today: string): Promise<EmptyPlan> {
  const database = await tempDatabase();
  const { url } = database;
  try {
    const files = FILES.map((file) => join(DATA, name, file));
    await run(['import', ...files, '--database', url]);
    return await runJson<EmptyPlan>(['plan', '--database', url, '--today', today]);
  } finally {
    await database.remove();
  }
}

if (!existsSync(join(DATA, 'adventureworks-intl'))) {
  test(`the real sample companies are not at ${DATA}; nothing of them was tried`, () => {});
} else {
  test('AdventureWorks: teams and regions keep all pairs of reps apart; one change is enough', async () => {
    const plan = await emptyPlan('adventureworks-intl', '2014-06-10');
    expect(plan.swaps).toEqual([]);
    expect(plan.emptyFigures?.apart.map(({ because }) => because)).toContain('team');
    expect(plan.emptyFigures?.alone).toContainEqual({ limit: 'crossTeam', from: 'off', to: 'sameSecondLine' });
    expect(plan.emptyBecause.at(-1)).toContain('reps could exchange with all teams under the same second-line manager');
  });

  test('classicmodels: what is too uneven, and what would help, in words', async () => {
    const plan = await emptyPlan('classicmodels', '2005-06-10');
    expect(plan.swaps).toEqual([]);
    expect(plan.emptyBecause.join(' ')).toMatch(/In \d+ pairs the two reps are in different teams/);
    expect(plan.emptyBecause.at(-1)).toContain('A first swap that pays would be possible if');
  });
}
