import { limitName, looserLimit } from '../../../src/planning/looser/oneStep';
import { account, input, rep } from '../company';

const company = (plan: Parameters<typeof input>[2], managers: [number | null, number | null] = [null, null]) =>
  input(
    [rep(1, { managerId: managers[0] }), rep(2, { managerId: managers[1] })],
    Array.from({ length: 40 }, (_, i) => account(11 + i, 1)),
    plan,
  );

test('a step is one more swap, swap a rep or account a rep, and a share by its own step', () => {
  const given = { ...company({}), maxAccountsPerRep: 40 };
  const steps = Object.fromEntries(
    limitName.options.flatMap((limit) => {
      const looser = looserLimit(given, limit);
      return looser === null ? [] : [[limit, [looser.from, looser.to]]];
    }),
  );
  expect(steps).toEqual({
    maxSwaps: [10, 11],
    maxSwapsPerRep: [2, 3],
    valueTolerance: [0.25, 0.3],
    headroomTolerance: [0.5, 0.6],
    bookValueTolerance: [0.02, 0.025],
    bookHeadroomTolerance: [0.05, 0.06],
    compatibility: ['servesRegion', 'any'],
    maxAccountsPerRep: [40, 41],
  });
});

test('what is as loose as can be has no step: all of a share, any region, any team, no limit of accounts', () => {
  const loose = company({ valueTolerance: 1, compatibility: 'any', crossTeam: 'any' }, [90, 91]);
  for (const limit of ['valueTolerance', 'compatibility', 'crossTeam', 'maxAccountsPerRep'] as const) {
    expect(looserLimit(loose, limit)).toBeNull();
  }
  expect(looserLimit(company({ valueTolerance: 0.98 }), 'valueTolerance')).toMatchObject({ to: 1 });
});

test('a number of swaps that nobody could use up has no step', () => {
  expect(looserLimit(company({ maxSwaps: 40 }), 'maxSwaps')).toBeNull();
});

test('teams open by one line at a time, where there are managers', () => {
  expect(looserLimit(company({}, [90, 91]), 'crossTeam')).toMatchObject({ from: 'off', to: 'sameSecondLine' });
  expect(looserLimit(company({ crossTeam: 'sameSecondLine' }, [90, 91]), 'crossTeam')).toMatchObject({ to: 'any' });
  expect(looserLimit(company({}), 'crossTeam')).toBeNull();
});

test('the input changes in the one limit alone', () => {
  const given = company({});
  const looser = looserLimit(given, 'bookValueTolerance')!;
  expect(looser.input).toEqual({ ...given, plan: { ...given.plan, bookValueTolerance: 0.025 } });
});
