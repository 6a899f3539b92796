import type { QuarterlyRevenue } from '../accounts/revenue';
import type { AccountId } from '../accounts/types';
import { groupBySorted } from '../shared/groupBy';
import { accountChange, hasYearBefore, type RevenueLookup, revenueLookup } from './accountChange';
import { notSwappedChange } from './notSwapped';
import { addSums, sumOfLeg } from './sums';
import type {
  LegInEffect,
  LegOutcome,
  NotSwapped,
  NotSwappedChange,
  OutcomeState,
  PlainChanges,
  RotationOutcome,
  TradeOutcome,
  Window,
  WindowOutcome,
} from './types';
import { windowKey, windowOf } from './window';

export interface PlainChangeInput {
  revenue: QuarterlyRevenue;
  /** Quarter index of the last complete quarter. */
  asOf: number;
  fiscalYearStartMonth: number;
  legs: readonly LegInEffect[];
  notSwapped: readonly NotSwapped[];
}

type NotSwappedOver = (window: Window) => NotSwappedChange | null;

/**
 * Revenue before and after every trade in effect, by leg, trade, window, rotation and in total, beside what the
 * candidates that were not swapped did over the same quarters. Minor units; sums agree to the cent on every level. A
 * plain change is not an effect: accounts chosen for standing still tend to move back to the mean by themselves.
 */
export function plainChanges(input: PlainChangeInput): PlainChanges {
  return sumTrades(tradeOutcomes(input));
}

/** Every trade in effect by itself. None depends on which others are looked at, so what one reader may see is a choice among them. */
export function tradeOutcomes(input: PlainChangeInput): TradeOutcome[] {
  const revenue = revenueLookup(input.revenue);
  const candidates = new Map(input.notSwapped.map((n) => [n.rotationId, n.accountIds]));
  return [...groupBySorted(input.legs, (leg) => leg.rotationId)].flatMap(([rotationId, legs]) => {
    const notSwapped = comparison(revenue, candidates.get(rotationId) ?? []);
    return [...groupBySorted(legs, (leg) => leg.tradeId).values()].map((own) =>
      tradeOutcome(own, revenue, notSwapped, input),
    );
  });
}

/** Trades by window and rotation and in total; sums agree to the cent on every level. */
export function sumTrades(outcomes: readonly TradeOutcome[]): PlainChanges {
  const rotations = [...groupBySorted(outcomes, (trade) => trade.legOutcomes[0].leg.rotationId)].map(
    ([rotationId, trades]) => rotationOutcome(rotationId, trades),
  );
  return {
    ...addSums(rotations),
    trades: rotations.reduce((trades, rotation) => trades + rotation.trades, 0),
    undoneTrades: rotations.reduce((trades, rotation) => trades + rotation.undoneTrades, 0),
    rotations,
  };
}

function rotationOutcome(rotationId: string, trades: readonly TradeOutcome[]): RotationOutcome {
  const windows = [...groupBySorted(trades, (trade) => windowKey(trade.window)).values()].map(
    (own): WindowOutcome => ({
      ...addSums(own),
      window: own[0].window,
      trades: own,
      notSwapped: own.find((trade) => trade.notSwapped !== null)?.notSwapped ?? null,
    }),
  );
  const measured = windows.filter((window) => window.byState.measured > 0);
  return {
    ...addSums(windows),
    rotationId,
    trades: trades.length,
    undoneTrades: trades.filter((trade) => trade.endedBy === 'undo').length,
    windows,
    notSwapped: measured.length === 1 ? measured[0].notSwapped : null,
  };
}

/** One trade: when one of its legs ended, all are compared over the quarters in which the whole exchange held. */
function tradeOutcome(
  legs: readonly LegInEffect[],
  revenue: RevenueLookup,
  notSwapped: NotSwappedOver,
  input: PlainChangeInput,
): TradeOutcome {
  const ended = firstToEnd(legs);
  const window = windowOf(legs[0].effectiveDate, ended?.heldUntil ?? null, input.asOf, input.fiscalYearStartMonth);
  const state = stateOf(revenue, ended !== null, window);
  const legOutcomes = legs.map(
    (leg): LegOutcome => ({
      leg,
      state,
      fourQuartersBeforeCents: revenue.sum(leg.accountId, window.lastBefore, 4),
      plain: state === 'measured' ? accountChange(revenue, leg.accountId, window) : null,
    }),
  );
  return {
    ...addSums(legOutcomes.map(sumOfLeg)),
    tradeId: legs[0].tradeId,
    state,
    endedBy: ended?.endedBy ?? null,
    window,
    legOutcomes,
    notSwapped: state === 'measured' ? notSwapped(window) : null,
  };
}

function firstToEnd(legs: readonly LegInEffect[]): LegInEffect | null {
  const ended = legs.filter((leg) => leg.heldUntil !== null);
  return ended.sort((a, b) => (a.heldUntil! < b.heldUntil! ? -1 : 1))[0] ?? null;
}

function stateOf(revenue: RevenueLookup, ended: boolean, window: Window): OutcomeState {
  if (window.quarters === 0) return ended ? 'endedEarly' : 'tooEarly';
  return hasYearBefore(revenue, window) ? 'measured' : 'noYearBefore';
}

/** The not-swapped candidates' change by window, computed once a window. */
function comparison(revenue: RevenueLookup, accountIds: readonly AccountId[]): NotSwappedOver {
  const known = new Map<string, NotSwappedChange | null>();
  return (window) => {
    const key = windowKey(window);
    const change = known.has(key) ? known.get(key)! : notSwappedChange(revenue, accountIds, window);
    known.set(key, change);
    return change;
  };
}
