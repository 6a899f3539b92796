import { sayWhyNot } from '../../../src/planning/explain/sayWhyNot';
import { whyNot } from '../../../src/planning/explain/whyNot';
import { problemOf } from '../../../src/planning/problem/problem';
import { swapsOfPlan } from '../../../src/planning/result/swapsOfPlan';
import type { PlanningInput } from '../../../src/planning/types';
import { account, input, plan, rep } from '../company';

/** The answer to why account A11 does not go to a rep, once the company is planned. */
async function ask(given: PlanningInput, rep: number) {
  const problem = problemOf(given);
  const planned = swapsOfPlan(problem, (await plan(given)).swaps);
  const unit = problem.units.findIndex(({ accounts }) => accounts.some(({ id }) => id === 11));
  const to = problem.reps.findIndex(({ id }) => id === rep);
  const why = whyNot(problem, planned, unit, to);
  return { why, ...sayWhyNot(problem, unit, to, why) };
}

const pair = [rep(1), rep(2)];

test('every rule that keeps a customer from a rep is named, whatever would come back', async () => {
  const east = rep(2, { managerId: 90, bookByAttribute: { ...rep(2).bookByAttribute, region: { East: 100_000 } } });
  const { heading, items } = await ask(
    input([rep(1, { managerId: 91 }), east], [account(11, 1, { formerOwnerIds: [2] }), account(12, 2)]),
    2,
  );
  expect(heading).toBe('A11 cannot go to R2');
  expect(items).toEqual([
    'Reps R1 and R2 are in teams between which the policy allows no exchange.',
    'Rep R2 does not serve West, the region of account A11.',
    'Rep R2 had customer A11 within the cool-down.',
  ]);
});

test('where no exchange is fair the nearest are shown with every rule that they break', async () => {
  const dear = account(12, 2, { t4qCents: 20_000 });
  const dearer = account(13, 2, { t4qCents: 60_000, formerOwnerIds: [1] });
  const { why, sentences, items } = await ask(input(pair, [account(11, 1), dear, dearer]), 2);
  expect(why).toMatchObject({ answer: 'noPartner', looked: 2 });
  expect(sentences[0]).toContain('for each of 2 customers of R2 that could come back, some rule is broken');
  expect(items![0]).toMatch(
    /^for A12 of R2 \(.* expected\): Rep R1 gives 100.00 and receives 200.00 of revenue; at most/,
  );
  expect(items![0]).toContain('The revenue of rep R1 changes by 100.00; at most 20.00 is allowed.');
  expect(items![1]).toContain('Rep R1 had customer A13 within the cool-down.');
});

test('a rep without anything to give back is said to have nothing', async () => {
  const { sentences } = await ask(input(pair, [account(11, 1)]), 2);
  expect(sentences).toEqual(['R2 may have A11, but has no customer up for review that could come back for it.']);
});

test('what the rules allow is shown with what stands in its way in this plan', async () => {
  const three = [rep(1), rep(2), rep(3)];
  const given = input(three, [account(11, 1), account(12, 2), account(13, 3, { headroomCents: 26_000 })]);
  const { why, sentences, items } = await ask(given, 3);
  expect(why).toMatchObject({ answer: 'possible', count: 1 });
  expect(sentences[0]).toBe(
    'The rules allow 1 exchange that would bring it about; the best by itself, for A13 of R3, is expected to bring 25.33.',
  );
  expect(sentences.slice(1)).toEqual([
    'The plan sends A11 to R2 instead.',
    'The plan brings more without it. Added to the plan as it is, it would break:',
  ]);
  expect(items).toEqual(['Customer A11 is in two swaps.']);
});

test('an exchange that brings nothing needs no other reason', async () => {
  const poor = { headroomCents: 100 };
  const { sentences, items } = await ask(input(pair, [account(11, 1, poor), account(12, 2, poor)]), 2);
  expect(sentences[1]).toBe('It would cost more than it brings.');
  expect(items).toEqual([]);
});

test('what is there already, or planned, is said to be', async () => {
  const given = input(pair, [account(11, 1), account(12, 2)]);
  expect((await ask(given, 1)).heading).toBe('A11 is with R1 already');
  expect((await ask(given, 2)).why).toMatchObject({ answer: 'planned', swapId: (await plan(given)).swaps[0].id });
});
