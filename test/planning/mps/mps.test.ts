import fc from 'fast-check';
import { MOST_COLUMNS, writeMps } from '../../../src/planning/mps/writeMps';
import { bestByBruteForce } from '../bruteForce';
import { account, input, plan, rep } from '../company';
import { instance, SIZES } from '../instances';
import { competingInput, openInput } from '../randomInput';
import { mpsOf, solveMps } from './solveMps';

/** How many instances of size S are solved; all 30, each to its end, with ROTATION_PLANNER_RUNS=30 or more. */
const SOLVED = Math.min(30, Number(process.env.ROTATION_PLANNER_RUNS ?? 2));
/** With swaps of all kinds the other solver takes minutes; what it knows by then is held against our plan as well. */
const SECONDS = process.env.ROTATION_PLANNER_RUNS ? 600 : 5;

test('the model of two customers, as a solver reads it', async () => {
  const given = input([rep(1), rep(2, { externalId: 'R 2' })], [account(11, 1), account(12, 2, { t4qCents: 9_900 })]);
  const made = await plan(given);
  const lines = mpsOf(given)
    .split('\n')
    .filter((line) => !line.startsWith('*'));
  const name = `S${made.swaps[0].id}`;
  expect(lines.slice(0, 5)).toEqual(['NAME swaps', 'ROWS', ' N cost', ' L once_A11', ' L once_A12']);
  expect(lines.filter((line) => line.startsWith(` ${name} `))).toEqual([
    ` ${name} cost ${-made.objectiveCents}`,
    ` ${name} once_A11 1`,
    ` ${name} once_A12 1`,
    ` ${name} swaps_R1 1`,
    ` ${name} t4qUp_R1 -100`,
    ` ${name} t4qDown_R1 100`,
    ` ${name} given_R1 10000`,
    ` ${name} swaps_R%202 1`,
    ` ${name} t4qUp_R%202 100`,
    ` ${name} t4qDown_R%202 -100`,
    ` ${name} given_R%202 9900`,
    ` ${name} all 1`,
  ]);
  expect(lines).toContain(' RHS t4qUp_R1 2000');
  expect(lines.slice(-2)).toEqual(['ENDATA', '']);
  expect(lines.some((line) => line.includes('accounts_'))).toBe(false);
});

test('another solver finds the best plan of small companies in it, whatever the kinds', async () => {
  let positive = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(competingInput(9), openInput(7)), async (given) => {
      const optimum = bestByBruteForce(given);
      if (optimum > 0) {
        expect(Math.round((await solveMps(mpsOf(given))).objective)).toBe(optimum);
        positive++;
      }
    }),
    { seed: 20_270, numRuns: 60 },
  );
  expect(positive).toBeGreaterThan(20);
});

test('pinned swaps are in every solution of it', async () => {
  const accounts = [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 29_000 })];
  const reps = [rep(1), rep(2), rep(3)];
  const [pin] = (await plan(input(reps.slice(1), accounts.slice(1)))).swaps;
  const given = input(reps, accounts, { pins: [pin.id], maxSwaps: 1 });
  const answer = await solveMps(mpsOf(given));
  expect(answer).toMatchObject({ objective: pin.expectedCents, proven: true });
  expect((await plan(given)).objectiveCents).toBe(pin.expectedCents);
});

test('a model with too many columns is refused before anything is written', () => {
  const many = (owner: number) => Array.from({ length: 600 }, (_, i) => account(1_000 * owner + i, owner));
  const given = input([rep(1), rep(2)], [...many(1), ...many(2)]);
  const written: string[] = [];
  expect(600 * 600).toBeGreaterThan(MOST_COLUMNS);
  expect(() => writeMps(given, (text) => written.push(text))).toThrow('more than 300,000 admissible swaps');
  expect(written).toEqual([]);
});

test(`HiGHS, given the whole model of twenty reps, finds no better plan than the bound allows (${SOLVED} instances)`, async () => {
  for (let seed = 1; seed <= SOLVED; seed++) {
    const given = instance(SIZES.S, seed, seed % 2 === 0 ? { kinds: ['pair', 'basket', 'cycle'] } : {});
    const [made, answer] = [await plan(given), await solveMps(mpsOf(given), SECONDS)];
    // Broken off, it knows what no plan can exceed.
    const most = answer.proven ? answer.objective : answer.bound;
    expect(Math.round(most)).toBeGreaterThanOrEqual(made.objectiveCents);
    expect(Math.round(answer.objective)).toBeLessThanOrEqual(made.boundCents);
    if (answer.proven && made.stoppedBy === 'optimal') expect(Math.round(answer.objective)).toBe(made.objectiveCents);
  }
}, 3_600_000);
