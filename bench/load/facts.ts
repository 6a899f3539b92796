import { systemActor } from '../../src/app/actor';
import { makeToken } from '../../src/app/apiTokens/makeToken';
import { handoffsOf, openStepsOf } from '../../src/app/handoffs/handoffsOf';
import type { User } from '../../src/people/user';
import type { Database } from '../../src/storage/database';
import { listUsers } from '../../src/storage/people/users';
import { listRotations } from '../../src/storage/rotations/rotations';
import { ownAccounts } from '../../src/storage/trades/handoffPagesBook';
import { listTrades } from '../../src/storage/trades/trades';
import { TODAY } from './company';

/** Somebody of the load with what they may look at and write to. */
export interface Person {
  user: User;
  /** Accounts, trades and open steps of handoffs of their line. */
  accounts: number[];
  trades: string[];
  reps: number[];
  steps: { tradeId: string; accountId: number; step: string }[];
  /** Address of a step or briefing, for reps. */
  handoffs: { tradeId: string; accountId: number }[];
}

export interface Facts {
  people: Person[];
  /** The round under way, its plan, and the one before. */
  rotationId: string;
  pastRotationId: string;
  planId: string;
  /** A program's token that reads. */
  apiToken: string;
  names: string[];
}

/** Looks up what the requests of the load are about. */
export async function gatherFacts(database: Database): Promise<Facts> {
  const { db } = database;
  const [running, past] = await listRotations(db);
  const plan = await db
    .selectFrom('plans')
    .select('id')
    .where('rotation_id', '=', running.id)
    .executeTakeFirstOrThrow();
  const trades = await listTrades(db);
  const reps = await db.selectFrom('reps').select(['id', 'manager_id as managerId']).orderBy('id').execute();
  const users = (await listUsers(db)).filter(({ name }) => name !== 'leader' || true);
  const people: Person[] = [];
  for (const user of users) {
    const own =
      user.role === 'rep'
        ? [user.repId!]
        : reps.filter((r) => user.role !== 'manager' || r.managerId === user.repId).map((r) => r.id);
    const seen = new Set(own);
    const touching = trades.filter(({ legs }) =>
      legs.some(({ fromRepId }) => fromRepId !== null && seen.has(fromRepId)),
    );
    const accounts: number[] = [];
    for (const repId of own.slice(-20)) {
      accounts.push(...(await ownAccounts(db, repId, TODAY, running.analysisId)).slice(0, 10).map((a) => a.accountId));
    }
    const handoffs = user.role === 'rep' ? await handoffsOf(db, { repId: user.repId! }, TODAY) : [];
    people.push({
      user,
      accounts,
      trades: touching.map(({ id }) => id),
      reps: own.slice(-20),
      handoffs,
      steps:
        user.role === 'rep'
          ? openStepsOf(handoffs, user.repId!).map(({ step, handoff }) => ({ ...handoff, step }))
          : [],
    });
  }
  const admin = users.find(({ role }) => role === 'admin')!;
  const times = { now: systemActor(TODAY, `${TODAY}T09:00:00.000Z`).now, realNow: new Date().toISOString() };
  const { text } = await makeToken(database, admin, { name: 'Load', scopes: ['read'], days: 30 }, times);
  return {
    people,
    rotationId: running.id,
    pastRotationId: past.id,
    planId: plan.id,
    apiToken: text,
    names: ['alder', 'birch ember', '4711', 'iris'],
  };
}
