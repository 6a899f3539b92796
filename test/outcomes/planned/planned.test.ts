import { liveThroughRounds } from './live';
import { NOTHING } from './nature';

const SMALL = { reps: 16, accounts: 320, quarters: 18, rounds: [12] };

// The full number of companies: npm run bench -- outcomes.
test('through the real analysis and planner: the effect that was planted lies in the interval, by likeness, for the best all move', async () => {
  const { report, truth } = await liveThroughRounds(3, SMALL, { ...NOTHING, effect: 0.3 });
  const { pooled, leftOut, trades } = report;
  expect(pooled?.basis).toBe('segmentAndSize');
  expect(truth).toBeGreaterThan(0.2);
  expect(pooled!.interval!.low).toBeLessThan(truth);
  expect(pooled!.interval!.high).toBeGreaterThan(truth);
  // Every moved account is compared, or counted among those that nobody was like.
  expect(pooled!.moved + leftOut.withoutLikeness).toBe(2 * trades.length);
});

test('customers lost after a swap stay in with nothing, and reps who leave end its window', async () => {
  const { report } = await liveThroughRounds(3, SMALL, { ...NOTHING, movedLost: 0.3, leavers: 4 });
  expect(report.leftOut.lost).toBeGreaterThan(0);
  expect(report.leftOut.undone + report.leftOut.movedAgain).toBeGreaterThan(0);
  expect(report.pooled!.share).toBeLessThan(0);
});
