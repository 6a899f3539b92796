import { chooseEngine, type EngineChoice } from '../../../src/planning/engines/choose';

/** The engine taken for so many candidates, and why; closed at once. */
async function chosen(choice: EngineChoice, candidates: number) {
  const { engine, because } = chooseEngine(choice, candidates);
  await engine.close();
  return { name: engine.name, because };
}

test('each engine can be asked for', async () => {
  expect((await chosen('highs', 10)).name).toBe('highs');
  expect((await chosen('javascript-lp', 1_800)).name).toBe('javascript-lp');
});

test('auto takes javascript-lp-solver for a small company and HiGHS beyond', async () => {
  expect((await chosen('auto', 50)).name).toBe('javascript-lp');
  expect(await chosen('auto', 1_800)).toEqual({
    name: 'highs',
    because: 'HiGHS was chosen by size: 1,800 candidates.',
  });
});

test('what is too large for javascript-lp-solver goes to HiGHS, and says so', async () => {
  const { name, because } = await chosen('javascript-lp', 9_000);
  expect(name).toBe('highs');
  expect(because).toBe(
    'javascript-lp-solver was asked for, but 9,000 candidates are too many for it; HiGHS did the work.',
  );
});
