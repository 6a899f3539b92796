import fc from 'fast-check';
import { pinConflict } from '../../../src/planning/conflicts/pinConflict';
import { smallestConflict } from '../../../src/planning/conflicts/smallestConflict';
import { problemOf } from '../../../src/planning/problem/problem';
import { type Swap, swapOf } from '../../../src/planning/problem/swap';
import { swapIdOf } from '../../../src/planning/result/swapId';
import { breachOfPlan, breachOfSwap } from '../../../src/planning/rules';
import type { PlanningInput } from '../../../src/planning/types';
import { account, input, plan, rep } from '../company';
import { randomInput } from '../randomInput';
import { under } from './under';

/** The exchange of two accounts between their owners, by account ids. */
function exchange(given: PlanningInput, a: number, b: number): { id: string; swap: Swap } {
  const problem = problemOf(given);
  const unit = (id: number) => problem.units.find((one) => one.accounts[0].id === id)!;
  const legs = [
    { unit: unit(a).index, to: unit(b).owner },
    { unit: unit(b).index, to: unit(a).owner },
  ];
  return { id: swapIdOf(problem, legs), swap: swapOf(problem, legs, 0) };
}

const refused = async (given: PlanningInput, pins: string[]): Promise<{ message: string; details: unknown }> => {
  const pinned = { ...given, plan: { ...given.plan, pins } };
  const error = await plan(pinned).then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ code: 'planning.pinNotAdmissible' });
  return error;
};

test('a pin that is too uneven says the rule, and the smallest change with which it would fit', async () => {
  const given = input([rep(1), rep(2)], [account(11, 1), account(12, 2, { t4qCents: 15_000 })], {
    valueTolerance: 0.5,
  });
  const { id } = exchange(given, 11, 12);
  const { message, details } = await refused(given, [id]);
  expect(details).toEqual({
    pins: [id],
    rule: 'inItselfValue',
    alone: [{ limit: 'bookValueTolerance', from: 0.02, to: 0.05 }],
    together: [],
  });
  expect(message).toContain('at most 20.00 apart is allowed. It would fit if a book could change by 5% of its revenue');
});

test('two of four pins conflict: they are named, the others not', async () => {
  const accounts = [11, 12, 13, 14, 15].map((id) => account(id, ((id - 11) % 4) + 1));
  const given = input([rep(1), rep(2), rep(3), rep(4)], [...accounts, account(16, 3)], { maxSwapsPerRep: 1 });
  const pins = [exchange(given, 13, 14).id, exchange(given, 11, 12).id, exchange(given, 15, 16).id];
  const { message, details } = await refused(given, pins);
  // 11 and 15 are of rep 1, 13 and 16 of rep 3: the first with the third, and the second with the third.
  expect(details).toMatchObject({ pins: [pins[0], pins[2]], rule: 'swapsPerRep' });
  expect(message).toContain('cannot all be kept; any fewer of them could');
  expect(message).toContain('They would fit if a rep could be in 2 swaps (now 1).');
});

test('pins that share a customer fit under no policy', async () => {
  const given = input([rep(1), rep(2), rep(3)], [account(11, 1), account(12, 2), account(13, 3)]);
  const { details, message } = await refused(given, [exchange(given, 11, 12).id, exchange(given, 11, 13).id]);
  expect(details).toMatchObject({ rule: 'oneSwapEach', alone: [], together: [] });
  expect(message).toContain('No limit of the policy is what keeps');
});

test('the smallest subset is found first by size, then by leaving out', () => {
  const holds = (needed: number[]) => (positions: number[]) => needed.every((n) => positions.includes(n));
  expect(smallestConflict(6, holds([4]))).toEqual([4]);
  expect(smallestConflict(6, holds([1, 4]))).toEqual([1, 4]);
  expect(smallestConflict(40, holds([3, 9, 20, 31]))).toEqual([3, 9, 20, 31]);
});

test('a conflict is irreducible, and its loosenings let it in', () => {
  let seen = 0;
  fc.assert(
    fc.property(randomInput(8), fc.array(fc.nat(27), { minLength: 1, maxLength: 4 }), (given, picks) => {
      const problem = problemOf(given);
      const all = problem.units.flatMap((a) =>
        problem.units.slice(a.index + 1).flatMap((b) => {
          if (a.owner === b.owner) return [];
          const legs = [
            { unit: a.index, to: b.owner },
            { unit: b.index, to: a.owner },
          ];
          return [swapOf(problem, legs, 0)];
        }),
      );
      if (all.length === 0) return;
      const swaps = [...new Set(picks.map((pick) => all[pick % all.length]))];
      const broken = (some: Swap[]): boolean =>
        some.some((swap) => breachOfSwap(problem, swap) !== null) || breachOfPlan(problem, some) !== null;
      const conflict = pinConflict(
        problem,
        swaps.map((swap) => ({ swap, waived: false })),
      );
      expect(conflict === null).toBe(!broken(swaps));
      if (conflict === null) return;
      seen++;
      const chosen = conflict.pins.map((position) => swaps[position]);
      expect(broken(chosen)).toBe(true);
      for (const one of chosen) expect(broken(chosen.filter((other) => other !== one))).toBe(false);
      for (const set of [...conflict.alone.map((one) => [one]), conflict.together].filter(({ length }) => length > 0)) {
        const changed = problemOf(under(given, set, null));
        const again = chosen.map(({ legs }) => swapOf(changed, legs, 0));
        expect(again.map((swap) => breachOfSwap(changed, swap))).toEqual(again.map(() => null));
        expect(breachOfPlan(changed, again)).toBeNull();
      }
    }),
    { seed: 8_201, numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(20);
});
