import type { LotteryFacts } from '../../outcomes/effect/lotteryEffect';
import type { Db } from '../../storage/database';
import { type DrawnLottery, drawnLotteries } from '../../storage/trades/lotteries';
import { listTrades } from '../../storage/trades/trades';
import { everyDraw, redraws } from '../../trades/lottery/draw';
import type { Assignment, LotteryRecord } from '../../trades/lottery/record';

/** Redraws where there are too many draws to compare with all. */
const REDRAWS = 5_000;

/** The draws that were made, as randomisation inference takes them: every other outcome of the draw, or a sample of them. */
export async function lotteriesDrawn(db: Db): Promise<LotteryFacts[]> {
  const facts: LotteryFacts[] = [];
  for (const lottery of await drawnLotteries(db)) {
    const trades = await listTrades(db, { rotationId: lottery.rotationId });
    const legs = new Map(trades.map((trade) => [trade.id, trade.legs.map((leg) => leg.accountId)]));
    facts.push(factsOf(lottery, legs));
  }
  return facts;
}

function factsOf(
  { rotationId, record, seed, heldOut }: DrawnLottery,
  legs: ReadonlyMap<string, number[]>,
): LotteryFacts {
  const waits = new Set(heldOut);
  const all = everyDraw(record);
  const complete = all !== null && all.length <= REDRAWS;
  const others = complete ? all : redraws(record, REDRAWS, seed);
  return {
    rotationId,
    units: record.units.map((id, unit) => ({
      accountIds: legs.get(id) ?? [],
      first: !waits.has(id),
      stratum: record.strata.findIndex(({ units }) => units.includes(unit)),
    })),
    redraws: { assignments: others.map((draw) => firstWave(record, draw)), complete },
  };
}

/** 1 = first wave, one number a unit. */
function firstWave({ units }: LotteryRecord, heldOut: Assignment): Uint8Array {
  const first = new Uint8Array(units.length).fill(1);
  for (const unit of heldOut) first[unit] = 0;
  return first;
}
