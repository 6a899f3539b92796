import { estimate, panelOf } from './panels';

/** Changes 3 and 5 in the group, 1 and 3 in the controls: effect 2. */
const two = (over: Record<string, { weight?: number; cluster?: string }> = {}) =>
  panelOf([
    { unit: 'A', group: 2, outcomes: [1, 4], ...over.A },
    { unit: 'B', group: 2, outcomes: [2, 7], ...over.B },
    { unit: 'C', group: 0, outcomes: [1, 2], ...over.C },
    { unit: 'D', group: 0, outcomes: [0, 3], ...over.D },
  ]);

test('two by two: effect 2, error 1', () => {
  const { attGt, simple, group, dynamic, calendar, bands, preTest } = estimate(two());
  // Influences 4/2 × (−1, 1) and −4/2 × (−1, 1): √(4 × 4) / 4.
  const effect = { att: 2, se: 1 };
  expect(attGt).toEqual([{ group: 2, period: 2, treated: true, ...effect }]);
  expect(simple).toEqual(effect);
  expect(group).toEqual({ overall: effect, by: [{ key: 2, ...effect }] });
  expect(dynamic).toEqual({ overall: effect, by: [{ key: 0, ...effect }] });
  expect(calendar).toEqual({ overall: effect, by: [{ key: 2, ...effect }] });
  expect(bands.attGt).toBe(bands.pointwise);
  expect(preTest).toBeNull();
});

test('two by two with weights: the group’s mean change moves to 3.5', () => {
  const { simple } = estimate(two({ A: { weight: 3 } }));
  expect(simple.att).toBeCloseTo(1.5, 14);
  // Influences 4/4 × (3 × −0.5, 1 × 1.5) and −4/2 × (−1, 1).
  expect(simple.se).toBeCloseTo(Math.sqrt(2 * 1.5 ** 2 + 2 * 2 ** 2) / 4, 14);
});

test('two by two with clusters: influences that pull one way add up, opposite ones vanish', () => {
  const pulled = estimate(two({ A: { cluster: 'x' }, D: { cluster: 'x' }, B: { cluster: 'y' }, C: { cluster: 'y' } }));
  expect(pulled.simple.se).toBeCloseTo(Math.sqrt(4 ** 2 + 4 ** 2) / 4, 14);
  const opposed = estimate(two({ A: { cluster: 'x' }, C: { cluster: 'x' }, B: { cluster: 'y' }, D: { cluster: 'y' } }));
  expect(opposed.simple).toEqual({ att: 2, se: null });
  expect(opposed.notes.join()).toContain('1\u00a0effect without an error');
});

test('one cluster shows no error, and few are pointed out', () => {
  const one = Object.fromEntries(['A', 'B', 'C', 'D'].map((unit) => [unit, { cluster: 'x' }]));
  const { simple, notes } = estimate(two(one));
  expect(simple).toEqual({ att: 2, se: null });
  expect(notes.join(' ')).toContain('No errors: all units belong to one cluster');
  const few = estimate(two({ A: { cluster: 'x' }, D: { cluster: 'x' }, B: { cluster: 'y' }, C: { cluster: 'y' } }));
  expect(few.notes.join(' ')).toContain('Only 2\u00a0clusters; below 10');
});

test('a group without any weight cannot be estimated, and the reason is its weights', () => {
  expect(() => estimate(two({ A: { weight: 0 }, B: { weight: 0 } }))).toThrow(
    'there is no unit with a weight above zero in the group',
  );
});

/** Group 2 (two units) rises by 4 at once and 6 later, group 3 (one unit) by 1 at once; controls stand still. */
const staggered = panelOf([
  { unit: 'A', group: 2, outcomes: [0, 3, 5] },
  { unit: 'B', group: 2, outcomes: [0, 5, 7] },
  { unit: 'C', group: 3, outcomes: [0, 2, 3] },
  { unit: 'D', group: 0, outcomes: [0, 1, 1] },
  { unit: 'E', group: 0, outcomes: [0, -1, -1] },
]);

test('staggered groups: each aggregate weights as it says', () => {
  const { attGt, simple, group, dynamic, calendar } = estimate(staggered);
  expect(attGt.map((e) => [e.group, e.period, e.att])).toEqual([
    [2, 2, 4],
    [2, 3, 6],
    [3, 2, 2],
    [3, 3, 1],
  ]);
  // By size: (2 × 4 + 2 × 6 + 1 × 1) / 5.
  expect(simple.att).toBeCloseTo(21 / 5, 14);
  // Group means 5 and 1, sizes 2 and 1.
  expect(group.overall.att).toBeCloseTo(11 / 3, 14);
  expect(dynamic.by.map(({ key, att }) => [key, att])).toEqual([
    [-1, 2],
    [0, expect.closeTo(9 / 3, 14)],
    [1, 6],
  ]);
  expect(dynamic.overall.att).toBeCloseTo(4.5, 14);
  expect(calendar.by.map(({ key, att }) => [key, att])).toEqual([
    [2, 4],
    [3, expect.closeTo(13 / 3, 14)],
  ]);
  expect(calendar.overall.att).toBeCloseTo((4 + 13 / 3) / 2, 14);
});

test('not yet treated: a later group is a control until its own treatment, and never its own', () => {
  const { attGt } = estimate(staggered, { control: 'notyet' });
  // Period 2: C rises by 2 beside D and E; from period 3 on only D and E are left.
  expect(attGt.map((e) => e.att)).toEqual([expect.closeTo(4 - 2 / 3, 14), 6, 2, 1]);
});

test('years need not follow each other, and a group may fall between them', () => {
  const outcomes = { treated: [1, 2, 9], control: [0, 0, 0] };
  const panel = panelOf(
    [
      { unit: 'A', group: 2007, outcomes: outcomes.treated },
      { unit: 'B', group: 2007, outcomes: outcomes.treated },
      { unit: 'C', group: 0, outcomes: outcomes.control },
    ],
    [2003, 2005, 2010],
  );
  const { attGt, dynamic } = estimate(panel);
  expect(attGt.map((e) => [e.period, e.treated, e.att])).toEqual([
    [2005, false, 1],
    [2010, true, 7],
  ]);
  expect(dynamic.by.map(({ key }) => key)).toEqual([-2, 3]);
});

test('weights that change within a unit: a comparison takes those of its base period, shares those of the first', () => {
  const panel = panelOf([
    { unit: 'A', group: 3, outcomes: [0, 1, 5], weights: [1, 3, 9] },
    { unit: 'B', group: 3, outcomes: [0, 3, 9], weights: [1, 1, 9] },
    { unit: 'C', group: 2, outcomes: [0, 2, 2], weights: [4, 1, 1] },
    { unit: 'D', group: 0, outcomes: [0, 0, 0], weights: [1, 1, 5] },
    { unit: 'E', group: 0, outcomes: [0, 2, 2], weights: [3, 1, 5] },
  ]);
  const { attGt, simple, notes } = estimate(panel);
  // Period 2, base 1: controls (1 × 0 + 3 × 2) / 4 = 1.5. Period 3, base 2: A and B rise by (3 × 4 + 1 × 6) / 4.
  expect(attGt.map((e) => [e.group, e.period, e.att])).toEqual([
    [2, 2, 0.5],
    [2, 3, 0.5],
    [3, 2, 0.5],
    [3, 3, 4.5],
  ]);
  // Shares 4 and 2 by the weights of period 1.
  expect(simple.att).toBeCloseTo((4 * 0.5 + 4 * 0.5 + 2 * 4.5) / 10, 14);
  expect(notes.join(' ')).toContain('Weights change within units');
});

test('weights that change, as cross-sections: each row weighs what stands in it', () => {
  const panel = panelOf([
    { unit: 'A', group: 2, outcomes: [1, 4], weights: [1, 3] },
    { unit: 'B', group: 2, outcomes: [3, 8], weights: [1, 1] },
    { unit: 'C', group: 0, outcomes: [1, 2], weights: [1, 1] },
    { unit: 'D', group: 0, outcomes: [5, undefined], weights: [1, 1] },
  ]);
  // The group goes from 2 to (3 × 4 + 8) / 4 = 5, the controls from 3 to 2.
  expect(estimate(panel, { unbalanced: true }).simple.att).toBeCloseTo(3 + 1, 14);
});
