import { breatheFreely } from '../../../src/planning/breath';
import { coversEverything, EVERYBODY } from '../../../src/planning/pricing/near';
import { marketOf } from '../../../src/planning/pricing/offers';
import { pricerOf } from '../../../src/planning/pricing/pricerOf';
import { problemOf } from '../../../src/planning/problem/problem';
import { roomOfRows } from '../../../src/planning/problem/rows';
import { plan } from '../company';
import { instance } from '../instances';

const many = instance({ reps: 80, accounts: 1_000 }, 1, { kinds: ['basket', 'cycle'] });
const problem = problemOf(many);

/** The swaps that a pricer shows, by their legs, with their worths. */
function shown(pricer: ReturnType<typeof pricerOf>): Map<string, number> {
  const swaps = new Map<string, number>();
  pricer.visit(0, (legs, worth) => {
    const name = legs.map(({ unit, to }) => `${unit}>${to}`).sort();
    return swaps.set(name.join(' '), worth).size > 0;
  });
  return swaps;
}

test('beyond sixty reps who may trade swaps of three customers are covered among near reps, and the plan says so', async () => {
  const near = pricerOf(problem, marketOf(problem));
  const some = shown(near);
  const all = shown(pricerOf(problem, marketOf(problem), breatheFreely, EVERYBODY));
  expect(some.size).toBeGreaterThan(50);
  expect(some.size).toBeLessThan(all.size);
  for (const [name, worth] of some) expect(all.get(name)).toBe(worth);
  const free = new Float64Array(roomOfRows(problem).length);
  expect((await near.price(free, 0, 1)).largest).toBe([...some.values()].reduce((a, b) => Math.max(a, b)));
  const made = await plan(many, { deadline: () => true });
  expect(made.boundCovers).toContain('between two reps (each rep with the 44 with whom most can be gained)');
  expect(made.boundCovers).toContain('round three reps (each rep with the 44 with whom most can be gained)');
  expect(coversEverything(many)).toBe(false);
});

test('which reps are near does not depend on the customers that are spoken for', () => {
  const [[first]] = shown(pricerOf(problem, marketOf(problem)));
  const spokenFor = new Set(first.split(' ').map((leg) => Number(leg.split('>')[0])));
  const left = shown(pricerOf(problem, marketOf(problem, spokenFor)));
  const free = (name: string): boolean => !name.split(' ').some((leg) => spokenFor.has(Number(leg.split('>')[0])));
  const expected = [...shown(pricerOf(problem, marketOf(problem))).keys()].filter(free);
  expect([...left.keys()].sort()).toEqual(expected.sort());
});

test('sixty reps are covered whole, and so are more in teams of their own', () => {
  const sixty = instance({ reps: 60, accounts: 600 }, 1, { kinds: ['pair', 'cycle'] });
  expect(coversEverything(sixty)).toBe(true);
  const reps = many.reps.map((rep, i) => ({ ...rep, managerId: 1_000 + (i % 5) }));
  const inTeams = { ...many, reps, plan: { ...many.plan, crossTeam: 'off' as const } };
  expect(coversEverything(inTeams)).toBe(true);
  expect(coversEverything({ ...many, plan: { ...many.plan, kinds: ['pair'] } })).toBe(true);
});
