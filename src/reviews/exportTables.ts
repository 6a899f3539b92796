import type { DecidedOutcome } from '../outcomes/decisions';
import type { EffectReport } from '../outcomes/effect/report';
import { type Cell, count, date, type ExportTable, money, share } from './cells';
import type { TradeLine } from './effect/tradeLines';
import type { QuarterlyReview } from './types';

/** What is known about exchanges beyond before and after. */
export interface ExportedEffects {
  lines: readonly TradeLine[];
  decided: readonly { line: TradeLine; decision: DecidedOutcome }[];
}

const ACCOUNT_COLUMNS = [
  'quarter_of_effect',
  'rotation',
  'trade',
  'account_id',
  'account',
  'from_rep',
  'to_rep',
  'state',
  'quarters_after',
  'four_quarters_before',
  'same_quarters_before',
  'after',
  'plain_change',
  'plain_change_share',
  'not_swapped_accounts',
  'not_swapped_before',
  'not_swapped_after',
  'not_swapped_change_share',
  'not_swapped_median_share',
  'trade_verdict',
  'trade_effect_a_quarter',
  'trade_effect_low',
  'trade_effect_high',
  'trade_decision',
];

/**
 * One row an account that moved: before and after, and the effect of its exchange.
 * @param withReps false leaves the names of reps empty, where a company shows no figures of individual reps
 */
export function accountTable(review: QuarterlyReview, effects: ExportedEffects, withReps = true): ExportTable {
  const lines = new Map(effects.lines.map((line) => [line.tradeId, line]));
  const decisions = new Map(effects.decided.map(({ line, decision }) => [line.tradeId, decision.decision]));
  const rows = review.sections.flatMap((section) =>
    section.lines.flatMap((line) =>
      line.legLines.map(({ names, state, fourQuartersBeforeCents, plain }): Cell[] => [
        section.quarter,
        section.rotationName,
        count(line.tradeNumber),
        names.accountExternalId,
        names.accountName,
        withReps ? (names.fromRep ?? '') : '',
        withReps ? names.toRep : '',
        state,
        count(line.quartersAfter),
        money(fourQuartersBeforeCents),
        money(plain?.beforeCents),
        money(plain?.afterCents),
        money(plain?.changeCents),
        share(plain?.change),
        count(line.notSwapped?.accounts),
        money(line.notSwapped?.pooled.beforeCents),
        money(line.notSwapped?.pooled.afterCents),
        share(line.notSwapped?.pooled.change),
        share(line.notSwapped?.medianChange),
        ...effectCells(lines.get(line.tradeId)),
        decisions.get(line.tradeId) ?? null,
      ]),
    ),
  );
  return { name: 'Accounts', columns: ACCOUNT_COLUMNS, rows };
}

/** Verdict, effect a quarter and its range. */
function effectCells(line: TradeLine | undefined): Cell[] {
  return [
    line?.verdictWords ?? null,
    money(line?.effectCents),
    money(line?.intervalCents?.low),
    money(line?.intervalCents?.high),
  ];
}

/** One row an exchange: verdict, effect with its range, decision. */
export function exchangeTable({ lines, decided }: ExportedEffects): ExportTable {
  const decisions = new Map(decided.map(({ line, decision }) => [line.tradeId, decision]));
  return {
    name: 'Exchanges',
    columns: [
      'trade',
      'accounts',
      'quarters_after',
      'revenue_a_quarter_before',
      'verdict',
      'effect_a_quarter',
      'effect_low',
      'effect_high',
      'effect_share',
      'weighed_share',
      'decision',
      'decided_on',
      'reason',
    ],
    rows: lines.map((line): Cell[] => {
      const decision = decisions.get(line.tradeId);
      const { effect } = line;
      return [
        count(line.tradeNumber),
        line.accounts.join(' ⇄ '),
        count(effect?.quarters),
        money(effect?.baselineCents),
        ...effectCells(line),
        share(effect?.interval ? effect.effect : null),
        share(effect?.shrunken),
        decision?.decision ?? null,
        date(decision?.at.slice(0, 10)),
        decision?.reason ?? null,
      ];
    }),
  };
}

/** The effect by quarters before and after; shares of the revenue before. */
export function quarterTable({ eventStudy }: EffectReport): ExportTable {
  return {
    name: 'Quarter by quarter',
    columns: ['quarters_since_exchange', 'effect', 'effect_low', 'effect_high', 'band_low', 'band_high'],
    rows: eventStudy.points.map(({ eventQuarter, value, interval, band }) => [
      count(eventQuarter),
      ...[value, interval.low, interval.high, band.low, band.high].map(share),
    ]),
  };
}
