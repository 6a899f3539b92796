import type { Account, AccountId, Assignment, Rep } from '../../accounts/types';
import type { GrowthAnalysis } from '../../growth/types';
import type { FixedSwap, PlanningInput } from '../../planning/types';
import { NO_CHANGES, type PlanChanges, withChanges } from '../../rotations/planChanges';
import type { PlanningFacts } from '../../rotations/planningFacts';
import { planningInput } from '../../rotations/planningInput';
import type { Policy } from '../../rotations/policy';
import { firstDayOfQuarter, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { movesSince } from '../../storage/trades/tradeHistory';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { OPEN_STATES, type TradeState } from '../../trades/states';

/** Nothing is agreed yet about trades in these states: a new plan of their rotation may put their accounts otherwise. */
const UNDECIDED: readonly TradeState[] = ['draft', 'submitted'];

/** An analysis and the data around it, as of the day of planning. */
export interface KnownFacts {
  asOf: string;
  cutOff: string;
  effectiveDate: string;
  /** The day of planning. */
  today: string;
  policy: Policy;
  analysis: GrowthAnalysis;
  accounts: Account[];
  reps: readonly Rep[];
  assignments: Assignment[];
}

/** The facts with the cool-down, the moves of the last four quarters, and the accounts that open trades claim. */
export async function planningFacts(
  db: Db,
  facts: KnownFacts,
  claims: (trade: Trade) => boolean = () => true,
): Promise<PlanningFacts> {
  const start = facts.policy.fiscalYearStartMonth;
  const asOf = quarterIndex(facts.asOf);
  const open = await listTrades(db, { states: OPEN_STATES });
  return {
    ...facts,
    coolDownFrom: firstDayOfQuarter(asOf + 1 - facts.policy.candidates.coolDownQuarters, start),
    moves: await movesSince(db, firstDayOfQuarter(asOf + 1 - 4, start)),
    claimed: new Set(open.filter(claims).flatMap((trade) => trade.legs.map((leg) => leg.accountId))),
  };
}

/** What an analysis and the data around it make of the planner's input, trades of the last four quarters included. */
export async function buildPlanningInput(
  db: Db,
  facts: KnownFacts & {
    /** The round that is planned; its agreed trades are fixed, its others free. Null: every open trade claims its accounts. */
    rotationId: string | null;
    changes?: PlanChanges;
    /** A trade that is looked at as if it were not there. */
    without?: string;
  },
): Promise<PlanningInput> {
  const { rotationId, changes = NO_CHANGES } = facts;
  const free = (trade: Trade): boolean =>
    trade.id === facts.without || (trade.rotationId === rotationId && UNDECIDED.includes(trade.state));
  const accountById = new Map(facts.accounts.map((account) => [account.id, account]));
  const repById = new Map(facts.reps.map((rep) => [rep.id, rep]));
  const plan = withChanges(facts.policy.plan, changes, {
    account: (id) => accountById.get(id)?.externalId ?? '',
    rep: (id) => repById.get(id)?.externalId ?? '',
  });
  const known = { ...facts, policy: { ...facts.policy, plan } };
  const input = planningInput(await planningFacts(db, known, (trade) => !free(trade)));
  requirePins(input, changes, accountById);
  const fixed = rotationId === null ? [] : await fixedSwaps(db, rotationId, facts.analysis, facts.without);
  return {
    ...input,
    ...(fixed.length > 0 ? { fixed } : {}),
    ...(changes.pins.length > 0 ? { pinned: changes.pins } : {}),
  };
}

/** The agreed swaps of a rotation; one that was undone, and what undid it, have left the books as they were. */
async function fixedSwaps(
  db: Db,
  rotationId: string,
  analysis: GrowthAnalysis,
  without?: string,
): Promise<FixedSwap[]> {
  const grades = new Map(analysis.accounts.map((account) => [account.accountId, account.potentialGrade]));
  const states: TradeState[] = ['approved', 'held_out', 'scheduled', 'conflict', 'in_effect'];
  const trades = await listTrades(db, { rotationId, states });
  return trades
    .filter((trade) => trade.undoesTradeId === null && trade.kind !== 'transfer' && trade.id !== without)
    .map(({ number, state, legs }) => ({
      number,
      inEffect: state === 'in_effect',
      legs: legs.map(({ accountId, fromRepId, toRepId, t4qCents, headroomCents }) => ({
        ...{ fromRepId, toRepId, t4qCents, headroomCents },
        firm: (grades.get(accountId) ?? 'C') !== 'C',
      })),
    }));
}

/** A pinned swap of accounts that are no longer up for review is refused by their names. */
function requirePins(input: PlanningInput, { pins }: PlanChanges, accounts: ReadonlyMap<AccountId, Account>): void {
  const known = new Set(input.accounts.map((account) => account.id));
  const gone = pins.flatMap((pin) => pin.legs).find((leg) => !known.has(leg.accountId));
  if (!gone) return;
  const name = accounts.get(gone.accountId)?.name ?? 'An account';
  throw new ProductError(
    'refused',
    'plan.pinGone',
    `${name} is not up for review any more (it is in an agreed trade, kept out, or its owner has changed), so the swap with it cannot be kept. Let go of that swap and plan again.`,
  );
}
