import { estimate, panelOf } from './panels';

const unit = (name: string, group: number, outcomes: (number | undefined)[]) => ({ unit: name, group, outcomes });
const treated = unit('A', 3, [1, 2, 8, 9]);
const control = unit('C', 0, [0, 1, 2, 3]);

test('units treated from the first period on are left out, said, and change nothing', () => {
  const always = unit('B', 1, [50, 60, 70, 90]);
  const result = estimate(panelOf([treated, always, control]), { control: 'notyet' });
  expect(result.attGt).toEqual(estimate(panelOf([treated, control]), { control: 'notyet' }).attGt);
  expect(result.notes[0]).toContain('1\u00a0unit already treated in the first period (1) is left out');
  // Nor when the last group is the only control there is.
  const last = unit('D', 4, [0, 1, 2, 9]);
  const lent = estimate(panelOf([treated, always, last]), { control: 'notyet' });
  expect(lent.attGt).toEqual(estimate(panelOf([treated, last]), { control: 'notyet' }).attGt);
});

test('a group later than the last period is never treated within the panel', () => {
  const { attGt, notes } = estimate(panelOf([treated, unit('B', 5, [0, 1, 2, 3])]));
  expect(attGt.map(({ att }) => att)).toEqual([0, 5, 5]);
  expect(notes[0]).toContain('treated only after the last period (4) is counted as never treated');
});

test.each(['never', 'notyet'] as const)('without a never-treated unit the last group is control only (%s)', (asked) => {
  const result = estimate(panelOf([treated, unit('B', 4, [0, 1, 3, 99])]), { control: asked });
  expect(result.attGt.map((e) => [e.group, e.period, e.att])).toEqual([
    [3, 2, 0],
    [3, 3, 4],
  ]);
  expect(result.notes.join(' ')).toContain('group 4, treated last, serves as control only');
  expect(result.notes.join(' ').includes('stands for the never-treated')).toBe(asked === 'never');
});

test('units with gaps are left out and counted, unless they are kept as cross-sections', () => {
  const gap = unit('B', 0, [5, undefined, 9, 9]);
  const panel = panelOf([treated, control, gap]);
  const balanced = estimate(panel);
  expect(balanced.attGt).toEqual(estimate(panelOf([treated, control])).attGt);
  expect(balanced.notes[0]).toContain('1\u00a0unit of 3 left out because not observed in all 4 periods');
  const kept = estimate(panel, { unbalanced: true });
  // From 2 to 3: A rises by 6; the controls' mean goes from 1 (C alone) to 5.5.
  expect(kept.attGt[1].att).toBeCloseTo(6 - 4.5, 14);
  expect(kept.notes[0]).toContain('1\u00a0unit of 3 not observed in all 4 periods');
  expect(estimate(panelOf([treated, control]), { unbalanced: true }).attGt).toEqual(balanced.attGt);
});

test('a group that nobody is left of has effects that cannot be told, with the reason; the rest is as without it', () => {
  const gone = unit('B', 4, [5, undefined, 9, 9]);
  const { attGt, simple, notes } = estimate(panelOf([treated, control, gone]));
  expect(attGt.filter((e) => e.group === 4)).toEqual(
    [2, 3, 4].map((period) => ({ group: 4, period, treated: period === 4, att: null, se: null })),
  );
  expect(simple.att).toBe(5);
  expect(notes.join(' ')).toContain(
    'No effect for group 4 in 2, group 4 in 3, group 4 in 4: there is no unit in the group',
  );
});

test('small groups are pointed out', () => {
  expect(estimate(panelOf([treated, control])).notes).toContainEqual(
    expect.stringContaining('Group 3: only 1\u00a0unit; below 5'),
  );
});

test.each([
  ['estimate.noTreated', [unit('A', 0, [1, 2]), unit('B', 0, [1, 2])]],
  ['estimate.noTreated', [unit('A', 9, [1, 2]), unit('B', 0, [1, 2])]],
  ['estimate.alwaysTreated', [unit('A', 1, [1, 2]), unit('B', 0, [1, 2])]],
  ['estimate.noControls', [unit('A', 2, [1, 2]), unit('B', 2, [1, 2])]],
  ['estimate.onePeriod', [unit('A', 1, [1]), unit('B', 0, [1])]],
  // Nobody is seen in period 2, and from 3 on nobody is untreated.
  ['estimate.onePeriod', [unit('A', 2, [1, undefined, 3]), unit('B', 3, [1, undefined, 2])]],
  ['estimate.noBalancedUnit', [unit('A', 2, [1, undefined, 3]), unit('B', 0, [1, 2, undefined])]],
])('a panel without an estimate is refused: %s', (code, units) => {
  expect(() => estimate(panelOf(units))).toThrow(expect.objectContaining({ code }));
});
