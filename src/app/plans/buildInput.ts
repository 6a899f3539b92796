import type { Account, Assignment, Rep } from '../../accounts/types';
import type { GrowthAnalysis } from '../../growth/types';
import type { PlanningInput } from '../../planning/types';
import { planningInput } from '../../rotations/planningInput';
import type { Policy } from '../../rotations/policy';
import { firstDayOfQuarter, quarterIndex } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { movesSince } from '../../storage/tradeHistory';
import { listTrades } from '../../storage/trades';
import { OPEN_STATES } from '../../trades/states';

/** What an analysis and the data around it make of the planner's input, trades of the last four quarters included. */
export async function buildPlanningInput(
  db: Db,
  facts: {
    asOf: string;
    cutOff: string;
    effectiveDate: string;
    /** The day of planning. */
    today: string;
    policy: Policy;
    analysis: GrowthAnalysis;
    accounts: Account[];
    reps: Rep[];
    assignments: Assignment[];
  },
): Promise<PlanningInput> {
  const start = facts.policy.fiscalYearStartMonth;
  const asOf = quarterIndex(facts.asOf);
  const open = await listTrades(db, { states: OPEN_STATES });
  return planningInput({
    ...facts,
    coolDownFrom: firstDayOfQuarter(asOf + 1 - facts.policy.candidates.coolDownQuarters, start),
    moves: await movesSince(db, firstDayOfQuarter(asOf + 1 - 4, start)),
    claimed: new Set(open.flatMap((trade) => trade.legs.map((leg) => leg.accountId))),
  });
}
