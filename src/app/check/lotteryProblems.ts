import { isProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { type DrawnLottery, drawnLotteries } from '../../storage/trades/lotteries';
import { drawLots } from '../../trades/lottery/draw';

/** Draws that do not follow from their record and seed; sentences, empty when all do. */
export async function lotteryProblems(db: Db): Promise<string[]> {
  const drawn = await drawnLotteries(db);
  return drawn.filter((lottery) => !follows(lottery)).map(sentence);
}

function follows({ record, seed, heldOut }: DrawnLottery): boolean {
  try {
    const again = drawLots(record, seed).heldOut.map((unit) => record.units[unit]);
    return again.join() === heldOut.join();
  } catch (error) {
    if (isProductError(error)) return false;
    throw error;
  }
}

function sentence({ rotationId }: DrawnLottery): string {
  return `The lottery of rotation ${rotationId} does not follow from its record and seed.`;
}
