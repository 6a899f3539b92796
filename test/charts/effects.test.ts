import { eventStudyChart } from '../../src/charts/eventStudy';
import { type ForestRow, forest } from '../../src/charts/forest';
import { recovery } from '../../src/charts/recovery';
import { signedShare } from '../../src/shared/wording';
import { effectReport } from '../outcomes/effectFixture';

const alternative = (svg: string): string => /<desc[^>]*>([^<]*)/.exec(svg)![1];

test('an event study tells its quarters after in words, and draws what stands on weights hollow', () => {
  const points = effectReport().eventStudy.points.map((p) => ({
    ...p,
    quarter: p.eventQuarter,
    weak: p.afterMainWindow,
  }));
  const shaded = { from: -8, to: -1, label: 'how the candidates were chosen', short: 'chosen by these' };
  const svg = eventStudyChart({ id: 'e', title: 'Effect', points, shaded, format: signedShare });
  expect(alternative(svg)).toMatch(
    /^12 quarters before, of which the last eight show how the candidates were chosen\. After: first quarter after −6% \(−11% to −1%\), quarter 2 after \+4%/,
  );
  expect(svg.match(/class="estimate weak"/g)).toHaveLength(2);
  expect(svg.match(/class="estimate"/g)).toHaveLength(16);
});

test('without eight quarters before, only those there are is shaded', () => {
  const point = { value: 0, interval: { low: -1, high: 1 }, band: { low: -1, high: 1 } };
  const shaded = { from: -8, to: -1, label: 'chosen', short: 'c' };
  const chart = { id: 'e', title: 'Effect', shaded, format: signedShare };
  expect(eventStudyChart({ ...chart, points: [{ quarter: 0, ...point }] })).not.toContain('class="shaded"');
  expect(eventStudyChart({ ...chart, points: [{ quarter: -1, ...point }] })).toContain('class="shaded"');
});

test('a forest row carries figures, interval and verdict; a wild interval ends in an arrow', () => {
  const row = (label: string, interval: ForestRow['interval']): ForestRow => ({
    label,
    value: 0.05,
    interval,
    note: 'no clear change',
    tone: 'quiet',
  });
  const rows = [row('Trade 1', { low: -0.1, high: 0.2 }), row('Trade 2', { low: -7, high: 0.2 })];
  const svg = forest({ id: 'f', title: 'Effects', rows, summary: null, format: signedShare });
  expect(alternative(svg)).toContain('Trade 1: +5%, between −10% and +20%, no clear change');
  expect(svg.match(/<path class="whisker"/g)).toHaveLength(1);
});

test('the recovery is told from the choice to two years after', () => {
  const points = [-7, 0, 1, 4, 8].map((quarter) => ({ quarter, level: 0.95 + quarter / 100 }));
  const svg = recovery({ id: 'r', title: 'By themselves', points, format: (level) => `${Math.round(level * 100)}%` });
  expect(alternative(svg)).toBe(
    'In proportion to all accounts: last quarter seen 95%, 7 quarters before that 88%, 4 quarters after 99%, 8 quarters after 103%.',
  );
});
