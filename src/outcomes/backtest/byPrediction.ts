import { type Backtest, type BacktestCase, type BacktestGroup, FEWEST_MOVES } from './types';

/** From this many moves on tenths are shown, below it fifths. */
const FEWEST_FOR_TENTHS = 50;

const mean = (values: number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

/** Ranks from 1; equal values share the mean of their ranks. */
function ranks(values: number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to].value === order[from].value) to++;
    for (let k = from; k < to; k++) result[order[k].i] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}

/** Spearman's rank correlation (Spearman 1904): Pearson's of the ranks; null where one side does not vary. */
export function rankCorrelation(a: number[], b: number[]): number | null {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((rank, i) => {
    xy += (rank - middle) * (y[i] - middle);
    xx += (rank - middle) ** 2;
    yy += (y[i] - middle) ** 2;
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** Moves by tenths (or, with fewer than fifty, fifths) of what was predicted, lowest first; nothing with too few. */
export function byPrediction(
  cases: readonly BacktestCase[],
): Pick<Backtest, 'moves' | 'groups' | 'rankCorrelation' | 'meanPredictedCents' | 'meanRealisedCents'> {
  const sorted = [...cases].sort((a, b) => a.predictedCents - b.predictedCents);
  const [predicted, realised] = [sorted.map((c) => c.predictedCents), sorted.map((c) => c.realisedCents)];
  const enough = sorted.length >= FEWEST_MOVES;
  const parts = !enough ? 0 : sorted.length >= FEWEST_FOR_TENTHS ? 10 : 5;
  const groups = Array.from({ length: parts }, (_, k): BacktestGroup => {
    const [from, to] = [k, k + 1].map((n) => Math.floor((n * sorted.length) / parts));
    return {
      at: k + 1,
      moves: to - from,
      predictedCents: mean(predicted.slice(from, to)),
      realisedCents: mean(realised.slice(from, to)),
    };
  });
  return {
    moves: sorted.length,
    groups,
    rankCorrelation: enough ? rankCorrelation(predicted, realised) : null,
    meanPredictedCents: mean(predicted),
    meanRealisedCents: mean(realised),
  };
}
