import type { Selectable } from 'kysely';
import type { Day } from '../../shared/calendar';
import type { LotteryRecord } from '../../trades/lottery/record';
import type { Db, Trx } from '../database';
import type { LotteriesTable } from '../schema/lotteries';

interface Step {
  id: number;
  rotationId: string;
  /** Who did it, and the name now; null = the system. */
  by: string | null;
  byName: string;
  at: string;
}

/** The set of swaps and strata is fixed; somebody else draws. */
export interface PreparedLottery extends Step {
  kind: 'prepared';
  record: LotteryRecord;
  firstWave: Day;
  secondWave: Day;
}

export interface DrawnLottery extends Step {
  kind: 'drawn';
  record: LotteryRecord;
  seed: number;
  setSize: number | null;
  /** Ids of the trades that wait for the second wave. */
  heldOut: string[];
  preparedBy: string | null;
  firstWave: Day;
  secondWave: Day;
}

/** The rotation does without a draw. */
export interface WaivedLottery extends Step {
  kind: 'waived';
  reason: string;
}

export interface RotationLottery {
  /** The latest preparation; overtaken by the end. */
  prepared: PreparedLottery | null;
  end: DrawnLottery | WaivedLottery | null;
}

/** Where the draw of a rotation stands. */
export async function lotteryOf(db: Db, rotationId: string): Promise<RotationLottery> {
  const rows = await db
    .selectFrom('lotteries as l')
    .leftJoin('users as u', 'u.id', 'l.by')
    .selectAll('l')
    .select('u.name as byName')
    .where('l.rotation_id', '=', rotationId)
    .orderBy('l.id')
    .execute();
  const steps = rows.map((row) => ({ row, step: stepOf(row, row.byName) }));
  const prepared = steps.findLast(({ row }) => row.kind === 'prepared');
  const end = steps.find(({ row }) => row.kind !== 'prepared');
  const source = steps.find(({ row }) => row.id === end?.row.prepared_id);
  return {
    prepared: prepared ? preparedOf(prepared.row, prepared.step) : null,
    end: end ? endOf(end.row, end.step, source?.step.byName ?? null) : null,
  };
}

/** Every draw that was made, the oldest first. */
export async function drawnLotteries(db: Db): Promise<DrawnLottery[]> {
  const rows = await db.selectFrom('lotteries').selectAll().where('kind', '=', 'drawn').orderBy('id').execute();
  return rows.map((row) => drawnOf(row, stepOf(row, null), null));
}

/** Writes down that a draw was prepared; returns its id. */
export async function insertPreparedLottery(
  trx: Trx,
  step: { rotationId: string; record: LotteryRecord; firstWave: Day; secondWave: Day; by: string | null; at: string },
): Promise<number> {
  const inserted = await trx
    .insertInto('lotteries')
    .values({
      rotation_id: step.rotationId,
      kind: 'prepared',
      record: JSON.stringify(step.record),
      first_wave: step.firstWave,
      second_wave: step.secondWave,
      by: step.by,
      at: step.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return inserted.id;
}

/** Writes down the draw of a preparation. */
export async function insertDrawnLottery(
  trx: Trx,
  prepared: PreparedLottery,
  drawn: { seed: number; setSize: number | null; heldOut: string[]; by: string | null; at: string },
): Promise<void> {
  await trx
    .insertInto('lotteries')
    .values({
      rotation_id: prepared.rotationId,
      kind: 'drawn',
      prepared_id: prepared.id,
      record: JSON.stringify(prepared.record),
      seed: drawn.seed,
      set_size: drawn.setSize,
      held_out: JSON.stringify(drawn.heldOut),
      first_wave: prepared.firstWave,
      second_wave: prepared.secondWave,
      by: drawn.by,
      at: drawn.at,
    })
    .execute();
}

/** Writes down that a rotation does without a draw, and why. */
export async function insertWaivedLottery(
  trx: Trx,
  step: { rotationId: string; reason: string; by: string | null; at: string },
): Promise<void> {
  const { rotationId, ...rest } = step;
  await trx
    .insertInto('lotteries')
    .values({ rotation_id: rotationId, kind: 'waived', ...rest })
    .execute();
}

type Row = Selectable<LotteriesTable>;

function stepOf(row: Row, byName: string | null): Step {
  const { id, rotation_id: rotationId, by, at } = row;
  return { id, rotationId, by, at, byName: byName ?? (by === null ? 'the system' : 'a former user') };
}

function preparedOf(row: Row, step: Step): PreparedLottery {
  return {
    ...step,
    kind: 'prepared',
    record: JSON.parse(row.record!),
    firstWave: row.first_wave!,
    secondWave: row.second_wave!,
  };
}

function endOf(row: Row, step: Step, preparedBy: string | null): DrawnLottery | WaivedLottery {
  return row.kind === 'waived' ? { ...step, kind: 'waived', reason: row.reason ?? '' } : drawnOf(row, step, preparedBy);
}

function drawnOf(row: Row, step: Step, preparedBy: string | null): DrawnLottery {
  return {
    ...preparedOf(row, step),
    kind: 'drawn',
    seed: row.seed!,
    setSize: row.set_size,
    heldOut: JSON.parse(row.held_out!),
    preparedBy,
  };
}
