import { legFacts } from '../../../src/planning/explain/legFacts';
import { limitUse } from '../../../src/planning/explain/limitUse';
import { whyAccount } from '../../../src/planning/explain/whyAccount';
import { whySwap } from '../../../src/planning/explain/whySwap';
import { problemOf } from '../../../src/planning/problem/problem';
import { swapsOfPlan } from '../../../src/planning/result/swapsOfPlan';
import { account, input, plan, rep } from '../company';

const everybody = (): boolean => true;

test('what a move is worth is taken apart: who wins what of the headroom, what the handover costs, from when it pays', () => {
  // Fit and average are 1. The owner wins κ·2 ÷ (4 + 2) = 3.33 % of 300.00 a year, the taker κ = 10 %.
  const problem = problemOf(input([rep(1), rep(2)], [account(11, 1), account(12, 2)]));
  expect(legFacts(problem, 0, 1)).toEqual([
    expect.objectContaining({
      fit: 1,
      averageFit: 1,
      countedHeadroomCents: 30_000,
      takerWinsCents: 3_000,
      ownerWinsCents: 1_000,
      gainCents: 2_000,
      capped: false,
      lossCents: 600,
      expectedCents: 1_400,
      breakEvenGrowth: 0.06,
    }),
  ]);
});

test('an estimate counts half, and no move wins more than half of the revenue', () => {
  const estimate = account(11, 1, { potentialGrade: 'C' });
  const vast = account(12, 2, { headroomCents: 300_000 });
  const problem = problemOf(input([rep(1), rep(2)], [estimate, vast]));
  expect(legFacts(problem, 0, 1)[0]).toMatchObject({ countedHeadroomCents: 15_000, gainCents: 1_000 });
  expect(legFacts(problem, 1, 0)[0]).toMatchObject({ gainCents: 5_000, capped: true, takerWinsCents: 30_000 });
});

test('the use of the limits holds the whole plan: books of 1,000.00 may change by 20.00', async () => {
  const accounts = [
    account(11, 1),
    account(12, 2, { t4qCents: 11_000 }),
    account(13, 1),
    account(14, 2, { t4qCents: 9_500 }),
  ];
  const given = input([rep(1), rep(2)], accounts, { maxBookShareMovedPerYear: 0.3, headroomTolerance: 1 });
  const problem = problemOf(given);
  const planned = swapsOfPlan(problem, (await plan(given)).swaps);
  expect(planned).toHaveLength(2);
  const first = planned.find(({ legs }) => legs.some(({ unit }) => problem.units[unit].accounts[0].id === 12))!;
  expect(limitUse(problem, planned, first).find(({ rep: one }) => one.id === 2)).toMatchObject({
    givesCents: 11_000,
    getsCents: 10_000,
    inItself: { used: 1_000, limit: 2_000 },
    book: { used: 500, limit: 2_000 },
    swaps: { used: 2, limit: 2 },
    given: { used: 20_500, limit: 30_000 },
  });
});

test('a swap is explained in sentences, with the next best exchange of each of its customers', async () => {
  const given = input(
    [rep(1), rep(2), rep(3)],
    [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 26_000 })],
  );
  const problem = problemOf(given);
  const planned = swapsOfPlan(problem, (await plan(given)).swaps);
  const sections = whySwap(problem, planned, planned[0], everybody);
  expect(sections.map(({ heading }) => heading)).toEqual([
    'A11',
    'A12',
    'What it uses of the limits',
    'What else there would be',
  ]);
  expect(sections[0].sentences).toEqual([
    'A11 goes from R1 to R2. It brought 100.00 in the last four quarters and could bring 300.00 more.',
    'Customers like it make up 100% of R2’s book; over all possible moves the average is 100%.',
    'R2 is expected to win 30.00 of this in a year, R1 10.00: 20.00 more.',
    'Handing it over is expected to cost 6.00, which leaves 14.00 over four quarters. The move has paid once A11 does 6% better than it would with R1.',
  ]);
  expect(sections[3].sentences[0]).toBe(
    'The next best exchange of A11 is for A13 of R3: 25.33 expected, where this one brings 28.00.',
  );
});

test('of reps that the reader may not see only the move and its cost are told', async () => {
  const given = input([rep(1), rep(2)], [account(11, 1), account(12, 2)]);
  const problem = problemOf(given);
  const planned = swapsOfPlan(problem, (await plan(given)).swaps);
  const [first, , uses] = whySwap(problem, planned, planned[0], (index) => index === 0);
  expect(first.sentences).toHaveLength(2);
  expect(first.sentences.join(' ')).not.toContain('book');
  expect(uses.sentences.join(' ')).not.toContain('R2 gives');
});

test('a customer that stays is shown with what it could be exchanged for', () => {
  const given = input(
    [rep(1), rep(2), rep(3)],
    [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 26_000 })],
    { maxSwaps: 1 },
  );
  const { heading, sentences, items } = whyAccount(problemOf(given), 2, everybody);
  expect(heading).toBe('A13 stays where it is');
  expect(sentences[0]).toBe(
    '2 exchanges of A13 keep every rule; all of them are expected to bring something, but the plan brings more with other swaps.',
  );
  expect(items).toEqual(['to R1 for A11 of R1: 25.33 expected', 'to R2 for A12 of R2: 25.33 expected']);
  const alone = problemOf(input([rep(1)], [account(11, 1)]));
  expect(whyAccount(alone, 0, everybody).sentences[0]).toContain('No exchange of A11 keeps every rule.');
});
