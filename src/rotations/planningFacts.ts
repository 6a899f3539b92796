import type { Account, AccountId, Assignment, Rep, RepId } from '../accounts/types';
import type { GrowthAnalysis } from '../growth/types';
import type { Day } from '../shared/calendar';
import type { Policy } from './policy';

export interface PlanningFacts {
  /** 'YYYY-Qn' */
  asOf: string;
  cutOff: Day;
  effectiveDate: Day;
  /** The day of planning: books and owners are those of this day, however old the analysis. */
  today: Day;
  policy: Policy;
  analysis: GrowthAnalysis;
  accounts: Account[];
  reps: readonly Rep[];
  assignments: Assignment[];
  /** First day of the cool-down: an owner since then counts as a former owner. */
  coolDownFrom: Day;
  /** Moves of the last four quarters by trades that are decided, in effect or not yet. */
  moves: { fromRepId: RepId | null; toRepId: RepId; t4qCents: number; headroomCents: number }[];
  /** Accounts that an open trade claims already; they are no candidates for another plan. */
  claimed: ReadonlySet<AccountId>;
}
