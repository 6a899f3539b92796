import { ProductError } from '../../shared/errors';
import { seededRandom } from '../../shared/random';
import { ALGORITHM, type Assignment, type LotteryRecord } from './record';
import { setOfDraws } from './setOfDraws';

/** What came of a draw; the same record and seed always give the same. */
export interface Drawn {
  heldOut: Assignment;
  /** How many draws keep every limit; null where they are too many to be counted. */
  setSize: number | null;
}

/**
 * Draws which swaps wait for the second wave, evenly among all draws that keep every limit.
 * @throws ProductError lottery.noDraw (refused) when no draw keeps the limits, lottery.algorithm for another version
 */
export function drawLots(record: LotteryRecord, seed: number): Drawn {
  const set = readySet(record);
  const heldOut = set.one(seededRandom(seed).fork('draw'));
  if (heldOut === null) throw noDraw();
  return { heldOut, setSize: set.all?.length ?? null };
}

/** Every draw of a record's set, the one that was made among them; null where they are too many. */
export function everyDraw(record: LotteryRecord): Assignment[] | null {
  return readySet(record).all;
}

/**
 * Assignments from the same set of draws, each independent of the others: what randomisation inference compares the
 * actual draw with.
 * @param record of the draw as it was stored
 * @param count how many to draw; some may be alike where the set is small
 * @returns positions in record.units of those that wait, for each redraw
 * @throws ProductError lottery.noDraw, lottery.algorithm
 */
export function redraws(record: LotteryRecord, count: number, seed: number): Assignment[] {
  const set = readySet(record);
  const random = seededRandom(seed).fork('redraws');
  return Array.from({ length: count }, () => {
    const heldOut = set.one(random);
    if (heldOut === null) throw noDraw();
    return heldOut;
  });
}

function readySet(record: LotteryRecord) {
  if (record.algorithm === ALGORITHM) return setOfDraws(record);
  throw new ProductError(
    'refused',
    'lottery.algorithm',
    `This draw was made by "${record.algorithm}", which this version does not know.`,
  );
}

function noDraw(): ProductError {
  return new ProductError(
    'refused',
    'lottery.noDraw',
    'No draw keeps every book within its limits: some swaps make up for each other and would be parted. Have fewer swaps wait (a smaller share), or go without a draw.',
  );
}
