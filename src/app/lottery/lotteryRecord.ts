import type { RepId } from '../../accounts/types';
import { totalsOf } from '../../planning/rules/totals';
import type { Db } from '../../storage/database';
import { DECIDED_STATES } from '../../storage/trades/tradeHistory';
import { listTrades, type Trade } from '../../storage/trades/trades';
import type { LotteryRecord } from '../../trades/lottery/record';
import { type LotteryRoom, type LotterySwap, recordOf } from '../../trades/lottery/recordOf';
import { measureTrades, type TradeMeasure } from '../trades/measureTrades';
import { largerLegs } from './largerLegs';

/** More than any book can change by: no limit in this direction. */
const FAR = Number.MAX_SAFE_INTEGER;

/**
 * The record of a draw over some approved trades of a rotation: their strata, and the limits that the first wave has to
 * keep beside what takes effect anyway, measured against the newest plan that they come from.
 */
export async function lotteryRecord(db: Db, trades: readonly Trade[], share: number): Promise<LotteryRecord> {
  const ordered = [...trades].sort((a, b) => a.number - b.number);
  const drawn = new Set(ordered.map(({ id }) => id));
  const others = (await listTrades(db, { states: DECIDED_STATES })).filter(({ id }) => !drawn.has(id));
  const newest = ordered.findLast(({ planId }) => planId !== null);
  const measure =
    newest === undefined
      ? null
      : await measureTrades(db, { ...newest, legs: ordered.flatMap(({ legs }) => legs) }, others);
  const sized = await largerLegs(db, ordered);
  const swaps = ordered.map(
    (trade): LotterySwap => ({ tradeId: trade.id, ...sized.get(trade.id)!, effects: effectsOf(measure, trade) }),
  );
  return recordOf(swaps, measure === null ? [] : roomsOf(measure, ordered), share);
}

function effectsOf(measure: TradeMeasure | null, trade: Trade): LotterySwap['effects'] {
  if (measure === null) return [];
  return measure.swapOf(trade).effects.map((effect) => ({
    repId: measure.problem.reps[effect.rep].id,
    revenue: effect.receivedT4q - effect.givenT4q,
    knownHeadroom: effect.firmHeadroom,
    given: effect.givenT4q,
    accounts: effect.accounts,
  }));
}

/** What is left of each limit beside the trades of the rotation that are not in the draw. */
function roomsOf({ problem, here, swapOf }: TradeMeasure, trades: readonly Trade[]): LotteryRoom[] {
  const repIds = new Set(trades.flatMap(({ legs }) => legs.flatMap(({ fromRepId, toRepId }) => [fromRepId, toRepId])));
  const standing = new Map(totalsOf(here.map(swapOf)).map((total) => [total.rep, total]));
  return [...repIds]
    .filter((id): id is RepId => id !== null)
    .sort((a, b) => a - b)
    .flatMap((repId) => {
      const rep = problem.reps.findIndex(({ id }) => id === repId);
      if (rep < 0) return [];
      const limits = problem.limits[rep];
      const total = standing.get(rep);
      const revenue = total === undefined ? 0 : total.receivedT4q - total.givenT4q;
      const around = (low: number, high: number, stands: number): [number, number] => [low - stands, high - stands];
      return [
        {
          repId,
          revenue: around(-limits.bookT4q, limits.bookT4q, revenue),
          knownHeadroom: around(-limits.bookHeadroom, limits.bookHeadroom, total?.firmHeadroom ?? 0),
          yearlyRevenue: around(-limits.yearDown, limits.yearUp, revenue),
          given: around(0, limits.givenRoom, total?.givenT4q ?? 0),
          accounts: [-FAR, Math.min(FAR, limits.accountsRoom) - (total?.accounts ?? 0)],
        },
      ];
    });
}
