import type { AccountId, RepId } from '../accounts/types';
import type { RepVerdict } from '../growth/types';
import type { Day } from '../shared/calendar';

/** Who did something, and when. */
export interface Done {
  /** UTC instant, ISO text. */
  at: string;
  /** User id; null = the system. */
  by: string | null;
}

/** relativeGrowth: growth of the accounts beyond similar customers. categories: categories they buy for the first time. */
export type GoalMeasure = 'relativeGrowth' | 'categories';

/** What a plan is to reach. Every goal it ever had is kept; the last one counts. */
export interface Goal {
  /** In a person's words. */
  words: string;
  measure: GoalMeasure;
  /** A share for relativeGrowth (0 = as similar customers), whole categories for categories. */
  target: number;
  /** The day on which it is looked at. */
  reviewDate: Day;
  /** Why it was changed; null for the first one. */
  reason: string | null;
}

export const RESULTS = ['reached', 'notReached', 'stopped'] as const;

export type Result = (typeof RESULTS)[number];

/** line: only those above the rep read it. everyone: the rep as well. */
export type Audience = 'everyone' | 'line';

/** What happened to a plan after its accounts were chosen. Rows are only added; the plan is what they make of it. */
export type CoachingEvent =
  | { kind: 'goalSet'; goal: Goal }
  | { kind: 'stepAdded'; words: string; due: Day }
  | { kind: 'stepDone' | 'stepReopened'; step: number }
  | { kind: 'stepDropped'; step: number; reason: string }
  | { kind: 'noteAdded'; words: string; audience: Audience }
  | { kind: 'accountLeft'; accountId: AccountId; reason: string }
  | { kind: 'accountReturned'; accountId: AccountId; reason: string }
  | { kind: 'ended'; result: Result; reason: string };

/** An event with its number (rising, unique) and who caused it. */
export type RecordedEvent = CoachingEvent & Done & { id: number };

/** What is fixed when a plan is opened. */
export interface PlanHeader {
  id: string;
  repId: RepId;
  startDate: Day;
  /** The whole book of that day, or some accounts of it. */
  wholeBook: boolean;
  /** The accounts it concentrates on; fixed, so that they can be measured. */
  accountIds: readonly AccountId[];
  /** What the analysis suggested when it was opened; null = it was not known. */
  suggested: RepVerdict | null;
  /** Why coaching, where the figures did not suggest it. */
  reason: string | null;
  opened: Done;
}

export interface Step {
  /** Number of the event that added it. */
  id: number;
  words: string;
  due: Day;
  added: Done;
  done: Done | null;
  dropped: (Done & { reason: string }) | null;
}

export interface Note extends Done {
  id: number;
  words: string;
  audience: Audience;
}

/** An account that no longer belongs to the plan; it stays in what the plan is measured by. */
export interface LeftAccount extends Done {
  accountId: AccountId;
  reason: string;
}

/** A coaching plan as it stands. */
export interface CoachingPlan extends PlanHeader {
  /** The oldest first; never empty. */
  goals: readonly (Goal & Done)[];
  steps: readonly Step[];
  notes: readonly Note[];
  left: readonly LeftAccount[];
  end: (Done & { result: Result; reason: string }) | null;
}
