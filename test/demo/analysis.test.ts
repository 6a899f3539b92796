import { analyseGrowth } from '../../src/growth/analyse';
import { company, TODAY } from './figures';
import { growthInput } from './growthInput';

const input = growthInput(company, TODAY);
const analysis = analyseGrowth(input);
const repOf = new Map(input.reps.map((rep) => [rep.id, rep.externalId]));
const repsWhere = (test: (rep: (typeof analysis.reps)[number]) => boolean): string[] =>
  analysis.reps.filter(test).map((rep) => repOf.get(rep.repId)!);

test('the analysis finds accounts in every state and at least 150 candidates', () => {
  const { byState, candidates } = analysis.company;
  for (const { accounts } of Object.values(byState)) expect(accounts).toBeGreaterThanOrEqual(10);
  expect(candidates).toBeGreaterThanOrEqual(150);
});

test('it finds the stories: consistent reps, books behind, and a stalled market', () => {
  expect(repsWhere((rep) => rep.protected)).toEqual(expect.arrayContaining(['R102', 'R203', 'R301']));
  expect(repsWhere((rep) => rep.protected).length).toBeLessThanOrEqual(8);
  expect(repsWhere((rep) => rep.verdict === 'train')).toEqual(expect.arrayContaining(['R105', 'R307']));
  expect(repsWhere((rep) => rep.verdict === 'market')).toContain('R208');
});
