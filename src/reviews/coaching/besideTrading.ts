import type { CoachingEffect } from '../../outcomes/coaching/types';
import type { EffectFigures, PooledEffect } from '../../outcomes/effect/pooledFigures';
import type { Interval } from '../../outcomes/inference/interval';
import { quarterFromIndex } from '../../shared/calendar';
import { type Cell, count, type ExportTable, money, share } from '../cells';

/** One way to help accounts, and what it did; figures are null where an effect has no interval. */
export interface WayRow {
  way: 'Exchanges' | 'Coaching';
  accounts: number;
  quarters: number;
  centsPerQuarter: number | null;
  intervalCents: Interval | null;
  share: number | null;
}

/** Exchanges and coaching side by side; what has no figure at all is left out. */
export function besideTrading(exchanges: PooledEffect | null, coaching: CoachingEffect | null): WayRow[] {
  const rows: [WayRow['way'], (EffectFigures & { quarters: number }) | null][] = [
    ['Exchanges', exchanges],
    ['Coaching', coaching],
  ];
  return rows.flatMap(([way, effect]) => {
    if (effect === null) return [];
    const { intervalCents, moved, quarters, centsPerQuarter } = effect;
    const sure = intervalCents !== null;
    return [
      {
        way,
        accounts: moved,
        quarters,
        centsPerQuarter: sure ? centsPerQuarter : null,
        intervalCents,
        share: sure ? effect.share : null,
      },
    ];
  });
}

/**
 * What coaching did by start quarter, and all together, as a table without rows while nothing can be told; money a quarter. No row is about one rep. Where
 * `together` holds, only all together: single quarters would tell of single reps.
 */
export function coachingTable(effect: CoachingEffect | null, together = false): ExportTable {
  const starts = (effect?.byStart ?? []).map(({ quarter, plans, quarters, figures }): Cell[] => [
    quarterFromIndex(quarter),
    count(plans),
    count(quarters),
    ...figureCells(figures),
  ]);
  const all: Cell[][] =
    effect === null ? [] : [['all', count(effect.plans), count(effect.quarters), ...figureCells(effect)]];
  return {
    name: 'Coaching',
    columns: [
      'start_quarter',
      'plans',
      'quarters_after',
      'coached_accounts',
      'compared_accounts',
      'revenue_a_quarter_before',
      'effect_a_quarter',
      'effect_low',
      'effect_high',
      'effect_share',
    ],
    rows: [...(together ? [] : starts), ...all],
  };
}

/** An effect never stands without its interval. */
function figureCells(figures: EffectFigures | null): Cell[] {
  const sure = figures?.intervalCents ? figures : null;
  return [
    count(figures?.moved),
    count(figures?.controls),
    money(figures?.baselineCents),
    money(sure?.centsPerQuarter),
    money(sure?.intervalCents?.low),
    money(sure?.intervalCents?.high),
    share(sure?.share),
  ];
}
