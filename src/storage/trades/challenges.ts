import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { ChallengeOutcome, ChallengeStep } from '../../trades/challenges/standing';
import type { Db, Trx } from '../database';
import { askedOnce } from '../reading';

export interface Challenge {
  id: number;
  tradeId: string;
  tradeNumber: number;
  rotationId: string;
  repId: RepId;
  repName: string;
  reason: string;
  dueOn: Day;
  at: string;
  steps: (ChallengeStep & { reason: string; at: string; byName: string })[];
}

export interface ChallengeQuery {
  id?: number;
  tradeIds?: readonly string[];
  rotationId?: string;
  repId?: RepId;
}

/** Challenges that fit the query with everything that happened to them, the first at the front. */
export async function listChallenges(db: Db, query: ChallengeQuery): Promise<readonly Challenge[]> {
  if (query.tradeIds?.length === 0) return [];
  return askedOnce(db, `challenges ${JSON.stringify(query)}`, () => readChallenges(db, query));
}

async function readChallenges(db: Db, query: ChallengeQuery): Promise<Challenge[]> {
  let select = db
    .selectFrom('challenges as c')
    .innerJoin('trades as t', 't.id', 'c.trade_id')
    .innerJoin('reps as r', 'r.id', 'c.rep_id')
    .select(['c.id', 'c.trade_id as tradeId', 't.number as tradeNumber', 't.rotation_id as rotationId'])
    .select(['c.rep_id as repId', 'r.name as repName', 'c.reason', 'c.due_on as dueOn', 'c.at']);
  if (query.id !== undefined) select = select.where('c.id', '=', query.id);
  if (query.tradeIds) select = select.where('c.trade_id', 'in', [...query.tradeIds]);
  if (query.rotationId) select = select.where('t.rotation_id', '=', query.rotationId);
  if (query.repId !== undefined) select = select.where('c.rep_id', '=', query.repId);
  const rows = await select.orderBy('c.id').execute();
  const steps = await stepsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }));
}

async function stepsOf(db: Db, ids: number[]): Promise<Map<number, Challenge['steps']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('challenge_steps as s')
    .leftJoin('users as u', 'u.id', 's.by')
    .selectAll('s')
    .select('u.name as byName')
    .where('s.challenge_id', 'in', ids)
    .orderBy('s.id')
    .execute();
  const grouped = groupBy(rows, (row) => row.challenge_id);
  return new Map(
    [...grouped].map(([id, own]) => [
      id,
      own.map((row) => ({
        ...(row.kind === 'answered'
          ? { kind: row.kind, outcome: row.outcome! }
          : row.kind === 'escalated'
            ? { kind: row.kind, dueOn: row.due_on! }
            : { kind: row.kind }),
        reason: row.reason,
        at: row.at,
        byName: row.byName ?? 'former user',
      })),
    ]),
  );
}

/** Writes a challenge down and returns its id. */
export async function insertChallenge(
  trx: Trx,
  one: { tradeId: string; repId: RepId; reason: string; dueOn: Day; announcedAt: string; at: string; by: string },
): Promise<number> {
  const row = await trx
    .insertInto('challenges')
    .values({
      trade_id: one.tradeId,
      rep_id: one.repId,
      reason: one.reason,
      due_on: one.dueOn,
      announced_at: one.announcedAt,
      at: one.at,
      by: one.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Writes down what happened to a challenge. */
export async function insertChallengeStep(
  trx: Trx,
  challengeId: number,
  step: {
    kind: ChallengeStep['kind'];
    outcome?: ChallengeOutcome;
    dueOn?: Day;
    reason: string;
    at: string;
    by: string;
  },
): Promise<void> {
  await trx
    .insertInto('challenge_steps')
    .values({
      challenge_id: challengeId,
      kind: step.kind,
      outcome: step.outcome ?? null,
      due_on: step.dueOn ?? null,
      reason: step.reason,
      at: step.at,
      by: step.by,
    })
    .execute();
}
