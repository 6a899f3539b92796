import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURE_GROUPS, figureOf } from '../../src/help/figures';
import { exampleMove } from '../../src/help/figures/swaps';
import { defaultPolicy, parsePolicy } from '../../src/rotations/policy';

const VIEWS = join(__dirname, '../../views');
const figures = FIGURE_GROUPS.flatMap((group) => group.figures);

test('every figure that a view names exists, and every figure is named by a view', () => {
  const files = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  const named = new Set<string>();
  for (const file of files) {
    for (const [, ids] of readFileSync(join(VIEWS, file), 'utf8').matchAll(/figures="([^"]+)"/g)) {
      for (const id of ids.split(' ')) named.add(figureOf(id).id);
    }
  }
  // These stand in src/web: explanations of accounts and reps.
  for (const id of ['potential', 'penetration']) named.add(id);
  expect([...named].sort()).toEqual(figures.map(({ id }) => id).sort());
});

test('anchors are unique', () => {
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
});

test('the move of the examples, by hand: (10% − 3.33%) of 200,000, and 6% of 100,000', () => {
  expect(exampleMove(defaultPolicy())).toMatchObject({ gain: 1_333_333, loss: 600_000, worth: 733_333 });
  const bolder = parsePolicy({ beliefs: { headroomShare: 0.2, handoverLoss: 0.03 } });
  expect(exampleMove(bolder)).toMatchObject({ gain: 2_666_667, loss: 300_000 });
});

test('no example is left without a figure of its own', () => {
  const say = { money: String, percent: String, number: String };
  for (const figure of figures) expect(figure.example(defaultPolicy(), say)).not.toMatch(/NaN|undefined|null/);
});
