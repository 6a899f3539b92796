import { adoptedBeliefs, learntKey } from '../../src/outcomes/learning/adopted';
import type { Learnt } from '../../src/outcomes/learning/types';
import { beliefRows, correlationOf, learningSentences, segmentRows } from '../../src/reviews/learningSentences';

const learnt = (change: Partial<Learnt> = {}): Learnt => ({
  prior: { headroomShare: 0.1, handoverLoss: 0.06, headroomShareSd: 0.05, handoverLossSd: 0.03, correlation: 0 },
  posterior: {
    headroomShare: 0.0585,
    handoverLoss: 0.028,
    headroomShareSd: 0.022,
    handoverLossSd: 0.028,
    correlation: 0.46,
  },
  swaps: 8,
  headroomShareLearnt: true,
  handoverLossLearnt: false,
  ...change,
});
const report = (change: Partial<Learnt> = {}) => ({
  company: learnt(change),
  segments: [{ segment: 'Boatyards', learnt: learnt({ swaps: 1 }) }],
  silent: 1,
  tooEarly: 2,
});
const plain = (sentences: string[]): string[] => sentences.map((s) => s.replaceAll('\u00a0', ' '));

test('what is learnt, what is not yet, how both hang together, and what says nothing', () => {
  expect(plain(learningSentences(report()))).toEqual([
    // 5.85% ± 1.645 · 2.2%; 6% ± 1.645 · 3%.
    '8 swaps say that a new rep wins about 5.9% of the headroom in a year, between 2.2% and 9.5%. The plans believed 10%.',
    'How much of the revenue a handover costs is not learnt yet: 8 swaps have hardly narrowed what the plans believed, 6%, between 1.1% and 11%.',
    'The two are hard to tell apart: a swap that brings little may mean little won or much lost.',
    '1 swap of four quarters says nothing: it cannot be compared, or its gain stood at the ceiling of half of the revenue.',
    '2 further swaps teach nothing yet: four quarters since are not complete.',
  ]);
});

test('beliefs that the swaps tell apart', () => {
  const apart = { ...learnt().posterior, correlation: -0.05 };
  expect(learningSentences(report({ posterior: apart }))[2]).toBe('The swaps tell the two apart well.');
  expect(correlationOf(learnt({ posterior: apart }))).toBe('−0.05');
});

test('without swaps to learn from', () => {
  expect(learningSentences(report({ swaps: 0 }))[0]).toContain('Nothing is learnt');
});

test('rows of the company and of segments', () => {
  expect(beliefRows(learnt()).map(({ learnt: known }) => known)).toEqual([true, false]);
  expect(segmentRows(report())).toMatchObject([{ segment: 'Boatyards', swaps: 1 }]);
});

test('adopting takes what was learnt, to a tenth of a percent, and leaves what was not', () => {
  const before = { headroomShare: 0.1, handoverLoss: 0.06 };
  expect(adoptedBeliefs(learnt(), before)).toEqual({ headroomShare: 0.059, handoverLoss: 0.06 });
  expect(adoptedBeliefs(learnt(), { ...before, headroomShare: 0.059 })).toBeNull();
  expect(adoptedBeliefs(learnt({ headroomShareLearnt: false }), before)).toBeNull();
  const below = learnt({ posterior: { ...learnt().posterior, headroomShare: -0.02 } });
  expect(adoptedBeliefs(below, before)).toEqual({ headroomShare: 0, handoverLoss: 0.06 });
});

test('a decision knows which figures it is about', () => {
  expect(learntKey(learnt())).toBe(learntKey(learnt()));
  expect(learntKey(learnt({ swaps: 9 }))).not.toBe(learntKey(learnt()));
});
