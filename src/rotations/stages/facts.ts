import type { Day } from '../../shared/calendar';

/** What decides where a rotation stands. Counts are of its trades by where they are on their way. */
export interface RotationFacts {
  /** none: not begun · running: a job works on it · failed: the last job failed and nothing came before. */
  analysis: 'none' | 'running' | 'failed' | 'done';
  candidates: number;
  plans: number;
  /** Swaps in all plans together; 0 with plans = none pays. */
  swaps: number;
  planning: boolean;
  trades: {
    drafts: number;
    submitted: number;
    approved: number;
    /** Drawn by lot for the second wave. */
    heldOut: number;
    scheduled: number;
    conflicts: number;
    inEffect: number;
  };
  /** How far the draw is that the policy asks for, and the day of the second wave; null = the policy asks for none. */
  lottery: { state: 'open' | 'prepared' | 'drawn' | 'waived'; secondWave: Day | null } | null;
  /** What reps said they would hand over and keep; null = they are not asked. */
  wishes: { state: 'open' | 'closed'; closesOn: Day; answered: number; reps: number } | null;
  /** Trades with a date of which the reps know and do not know yet, and when they were last told. */
  announcement: { told: number; untold: number; on: Day | null };
  /** Challenges of announced trades; `until` = the last day on which one can be raised, null before an announcement. */
  challenges: { until: Day | null; open: number; late: number; dueOn: Day | null; who: string[] };
  /** Steps of the handoffs of its trades; all 0 before an announcement. */
  handoffs: { done: number; late: number; steps: number; nextOn: Day | null };
  /** Day on which the rotation's trades take effect unless a trade names another. */
  effectiveDate: Day;
  /** Earliest day of effect of a scheduled trade, and earliest review date of one in effect. */
  scheduledFor: Day | null;
  reviewDate: Day | null;
  closed: boolean;
  today: Day;
}

export type StageName =
  | 'data'
  | 'candidates'
  | 'wishes'
  | 'plan'
  | 'trades'
  | 'lottery'
  | 'announcement'
  | 'challenges'
  | 'effect'
  | 'handoffs'
  | 'review';
