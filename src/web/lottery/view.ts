import type { Response } from 'express';
import type { RepId } from '../../accounts/types';
import { powerOfLottery } from '../../app/lottery/lotteryPower';
import { lotteryRecord } from '../../app/lottery/lotteryRecord';
import { type LotteryStanding, lotteryStanding } from '../../app/lottery/lotteryStanding';
import { findRotation } from '../../app/rotations/findRotation';
import { rotationsToPool } from '../../outcomes/power';
import { canProposeTrade } from '../../people/permissions';
import { listTrades, type Trade } from '../../storage/trades/trades';
import type { LotteryRecord } from '../../trades/lottery/record';
import { secondWaveOpens } from '../../trades/lottery/waves';
import { setInWords } from '../../trades/lottery/words';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { namesOf, type SwapNames } from '../plans/swapWords';
import { touches, visibleReps } from '../rotations/actor';
import type { Services } from '../services';

/** Everything that the page of a rotation's draw shows to this user. Managers see the swaps of their own tree by name. */
export async function lotteryView(res: Response, services: Services, rotationId: string) {
  const { database } = services;
  const rotation = await findRotation(database.db, rotationId);
  const standing = await lotteryStanding(database.db, rotation, services.today());
  if (standing === null) throw pageNotFound();
  const record = await recordShown(services, standing);
  const trades = await listTrades(database.db, { rotationId });
  const byId = new Map(trades.map((trade) => [trade.id, trade]));
  const within = await visibleReps(res, services);
  const names = await namesOf(database.db, legsOf(trades));
  const drawn = standing.end?.kind === 'drawn' ? standing.end : null;
  const waits = new Set(drawn?.heldOut ?? []);
  const heldOut = record?.strata.reduce((sum, stratum) => sum + stratum.heldOut, 0) ?? 0;
  const waves = { first: (record?.units.length ?? 0) - heldOut, second: heldOut };
  const user = currentUser(res);
  const acts = canProposeTrade(user) && rotation.closedAt === null && standing.end === null;
  return {
    title: 'Lottery',
    active: 'rotations',
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
    ],
    rotation,
    standing,
    drawn,
    waived: standing.end?.kind === 'waived' ? standing.end : null,
    opens: drawn ? secondWaveOpens(drawn.secondWave) : null,
    waves,
    sentences: record ? setInWords(record, drawn ? drawn.setSize : undefined) : [],
    strata: record ? strataOf(record, byId, waits, drawn !== null, within, names) : [],
    limited: new Set(record?.limits.map(({ repId }) => repId)).size,
    power:
      record && waves.first > 0 && waves.second > 0 ? await powerFor(services, rotation, record, byId, waves) : null,
    canPrepare:
      acts && standing.undecided === 0 && standing.swaps.length >= 2 && !(standing.prepared && standing.current),
    canDraw: acts && standing.prepared !== null && standing.current && standing.prepared.by !== user.id,
    waitsForOther: acts && standing.prepared !== null && standing.current && standing.prepared.by === user.id,
    canWaive: acts && standing.swaps.length > 0,
  };
}

/** The record of the draw, of its preparation, or of what would be prepared now. */
async function recordShown({ database }: Services, standing: LotteryStanding): Promise<LotteryRecord | null> {
  const { end, prepared, current, swaps, share } = standing;
  if (end?.kind === 'drawn') return end.record;
  if (end !== null || swaps.length < 2) return null;
  return prepared !== null && current ? prepared.record : lotteryRecord(database.db, swaps, share);
}

/** Each stratum with its swaps; those between other teams are only counted. */
function strataOf(
  record: LotteryRecord,
  trades: ReadonlyMap<string, Trade>,
  waits: ReadonlySet<string>,
  drawn: boolean,
  within: ReadonlySet<RepId> | null,
  names: SwapNames,
) {
  return record.strata.map(({ name, units, heldOut }) => {
    const own = units.flatMap((unit) => trades.get(record.units[unit]) ?? []);
    const seen = own.filter((trade) => touches(within, trade.legs));
    return {
      name,
      swaps: units.length,
      heldOut,
      hidden: units.length - seen.length,
      trades: seen.map((trade) => ({
        id: trade.id,
        number: trade.number,
        state: trade.state,
        moves: names.moves(legsOf([trade])[0]),
        expectedCents: trade.expectedCents,
        wave: drawn ? (waits.has(trade.id) ? 'second' : 'first') : null,
      })),
    };
  });
}

async function powerFor(
  { database }: Services,
  rotation: Awaited<ReturnType<typeof findRotation>>,
  record: LotteryRecord,
  trades: ReadonlyMap<string, Trade>,
  waves: { first: number; second: number },
) {
  const power = await powerOfLottery(database, rotation, waves);
  if (power === null) return null;
  const own = record.units.flatMap((id) => trades.get(id) ?? []);
  const swapCents = own.flatMap(({ legs }) => legs).reduce((sum, leg) => sum + leg.t4qCents, 0) / record.units.length;
  const expected = own.reduce((sum, trade) => sum + trade.expectedCents, 0) / record.units.length;
  return {
    ...power,
    swapCents: Math.round(swapCents),
    detectableCents: Math.round(power.detectableShare * swapCents),
    expectedCents: Math.round(expected),
    enough: expected >= power.detectableShare * swapCents,
    rotations: rotationsToPool(expected / swapCents, { sd: power.sd, moved: waves.first, controls: waves.second }),
  };
}

/** Trades as swaps that have givers; of an unowned account nobody is named. */
function legsOf(trades: readonly Trade[]) {
  return trades.map(({ legs }) => ({
    legs: legs.map((leg) => ({ ...leg, fromRepId: leg.fromRepId ?? 0, fit: leg.fit ?? 0 })),
  }));
}
