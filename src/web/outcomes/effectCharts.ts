import { eventStudyChart } from '../../charts/eventStudy';
import { type ForestRow, forest } from '../../charts/forest';
import { recovery } from '../../charts/recovery';
import { bothSizes } from '../../charts/sizes';
import type { PooledEffect } from '../../outcomes/effect/pooledFigures';
import type { EffectReport } from '../../outcomes/effect/report';
import type { RegressionToMean } from '../../outcomes/regressionToMean';
import type { TradeLine } from '../../reviews/effect/tradeLines';
import { type Manner, percent, signedShare } from '../../shared/wording';

/** Exchanges that one drawing can hold and still be read. */
export const MOST_DRAWN = 20;

/** The effect quarter by quarter; null before anything can be compared. */
export function eventStudyOf({ eventStudy }: EffectReport, manner: Manner): string | null {
  if (eventStudy.points.length === 0) return null;
  const points = eventStudy.points.map((point) => ({
    ...point,
    quarter: point.eventQuarter,
    weak: point.afterMainWindow,
  }));
  return bothSizes((width, part) =>
    eventStudyChart({
      id: `events${part}`,
      title: 'Effect by quarters before and after the exchange, in percent of the revenue before',
      width,
      points,
      shaded: { from: -8, to: -1, label: 'how the candidates were chosen', short: 'chosen by these' },
      format: inManner(manner),
    }),
  );
}

/** Exchange by exchange, the clearest at the top, with the mean of all below; null without any figure. */
export function tradesForest(lines: readonly TradeLine[], pooled: PooledEffect | null, manner: Manner): string | null {
  const rows = lines
    .filter((line) => line.effect?.interval)
    .sort((a, b) => b.effect!.effect! - a.effect!.effect! || a.tradeNumber - b.tradeNumber);
  if (rows.length === 0) return null;
  const drawn = rows.length <= MOST_DRAWN ? rows : [...rows.slice(0, MOST_DRAWN / 2), ...rows.slice(-MOST_DRAWN / 2)];
  return forestOf(
    'trades',
    'Effect of each exchange, in percent of the revenue of its accounts before',
    drawn.map(rowOf),
    pooled,
    manner,
  );
}

/** Rotation by rotation; null when there is only one. */
export function rotationsForest(
  report: EffectReport,
  nameOf: (rotationId: string) => string,
  manner: Manner,
): string | null {
  if (report.byRotation.length < 2) return null;
  const rows = report.byRotation.map(
    ({ rotationId, effect }): ForestRow => ({
      label: nameOf(rotationId),
      value: effect?.interval ? effect.share : null,
      interval: effect?.interval ?? null,
      note: effect?.interval
        ? `after ${effect.quarters} ${effect.quarters === 1 ? 'quarter' : 'quarters'}`
        : 'too early',
      tone: 'quiet',
    }),
  );
  return forestOf(
    'rotations',
    'Effect of each rotation, in percent of the revenue of its accounts before',
    rows,
    report.pooled,
    manner,
  );
}

function forestOf(id: string, title: string, rows: ForestRow[], pooled: PooledEffect | null, manner: Manner): string {
  const summary = pooled?.interval && {
    label: 'All together',
    value: pooled.share,
    interval: pooled.interval,
    note: '',
  };
  return bothSizes((width, part) =>
    forest({ id: id + part, title, width, rows, summary: summary ?? null, format: inManner(manner) }),
  );
}

/** Shares as the company writes them. */
function inManner({ locale }: Manner): (share: number) => string {
  return (share) => signedShare(share, locale);
}

function rowOf({ tradeNumber, accounts, effect, verdict, verdictWords }: TradeLine): ForestRow {
  return {
    label: `${tradeNumber} · ${accounts.join(' ⇄ ')}`,
    value: effect!.effect,
    interval: effect!.interval,
    shrunken: effect!.shrunken,
    note: verdictWords,
    tone: verdict === 'better' || verdict === 'worse' ? verdict : 'quiet',
  };
}

/** What accounts chosen like these did by themselves, in proportion to all accounts; null without an earlier choice. */
export function recoveryOf({ points }: RegressionToMean): string | null {
  if (points.length < 2) return null;
  return bothSizes((width, part) =>
    recovery({
      id: `recovery${part}`,
      title: 'Revenue of accounts chosen earlier and never exchanged, in proportion to all accounts',
      width,
      points: points.map(({ quarter, chosen, all }) => ({ quarter, level: chosen / all })),
      format: percent,
    }),
  );
}
