import { handoffsOf, openStepsOf } from '../../src/app/handoffs/handoffsOf';
import type { User } from '../../src/people/user';
import { listPlans } from '../../src/storage/coaching/plans';
import { type Database, openDatabase } from '../../src/storage/database';
import { listUsers } from '../../src/storage/people/users';
import { listRotations } from '../../src/storage/rotations/rotations';
import { ownAccounts } from '../../src/storage/trades/handoffPagesBook';
import { listTrades } from '../../src/storage/trades/trades';
import { TODAY } from './company';
import { tokensOf } from './tokens';

/** Somebody of the load with what they may look at and write to. */
export interface Person {
  user: User;
  /** Accounts, trades and open steps of handoffs of their line. */
  accounts: number[];
  trades: string[];
  reps: number[];
  steps: { tradeId: string; accountId: number; externalId: string; step: string }[];
  /** Address of a step or briefing, for reps. */
  handoffs: { tradeId: string; accountId: number }[];
  /** Of a program that acts for them. */
  token: string;
  coachingId: string | null;
}

export interface Facts {
  people: Person[];
  /** The round under way, its plan, and the one before. */
  rotationId: string;
  pastRotationId: string;
  planId: string;
  /** Trades that wait for consent. */
  submitted: string[];
  names: string[];
}

/** Looks up what the requests of the load are about. */
export async function factsOf(url: string): Promise<Facts> {
  const database = openDatabase(url);
  try {
    return await gatherFacts(database);
  } finally {
    await database.close();
  }
}

async function gatherFacts(database: Database): Promise<Facts> {
  const { db } = database;
  const tokens = await tokensOf(database);
  const coaching = await listPlans(db);
  const [running, past] = await listRotations(db);
  const plan = await db
    .selectFrom('plans')
    .select('id')
    .where('rotation_id', '=', running.id)
    .executeTakeFirstOrThrow();
  const trades = await listTrades(db);
  const reps = await db.selectFrom('reps').select(['id', 'manager_id as managerId']).orderBy('id').execute();
  const accounts = await db.selectFrom('accounts').select(['id', 'external_id as externalId']).execute();
  const external = new Map(accounts.map((account) => [account.id, account.externalId]));
  const planFor = (line: number[]): string | null => coaching.find(({ repId }) => line.includes(repId))?.id ?? null;
  const people: Person[] = [];
  for (const user of await listUsers(db)) {
    const isRep = user.role === 'rep';
    const own = isRep
      ? [user.repId!]
      : reps.filter((r) => user.role !== 'manager' || r.managerId === user.repId).map((r) => r.id);
    const seen = new Set(own);
    const touches = (id: number | null): boolean => id !== null && seen.has(id);
    const owned: number[] = [];
    for (const repId of own.slice(-20)) {
      const book = await ownAccounts(db, repId, TODAY, running.analysisId);
      owned.push(...book.map((account) => account.accountId));
    }
    const handoffs = isRep ? await handoffsOf(db, { repIds: [user.repId!] }, TODAY) : [];
    const steps = isRep ? openStepsOf(handoffs, user.repId!) : [];
    people.push({
      user,
      accounts: owned,
      trades: trades.filter(({ legs }) => legs.some((leg) => touches(leg.fromRepId))).map(({ id }) => id),
      reps: own.slice(-20),
      handoffs,
      steps: steps.map(({ step, handoff }) => ({ ...handoff, step, externalId: external.get(handoff.accountId)! })),
      token: tokens.get(user.id)!,
      coachingId: user.role === 'admin' || user.role === 'leader' ? null : planFor(own),
    });
  }
  return {
    people: people.sort((one, other) => other.handoffs.length - one.handoffs.length),
    rotationId: running.id,
    pastRotationId: past.id,
    planId: plan.id,
    submitted: trades.filter((trade) => trade.state === 'submitted').map(({ id }) => id),
    names: ['alder', 'birch ember', '4711', 'iris'],
  };
}
