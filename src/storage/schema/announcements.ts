import type { Generated } from 'kysely';
import type { ChallengeOutcome, ChallengeStep } from '../../trades/challenges/standing';

export interface HolidaysTable {
  day: string;
  name: string;
}

export interface AnnouncementsTable {
  id: Generated<number>;
  rotation_id: string;
  /** JSON list of trade ids. */
  trades: string;
  note: string | null;
  challenges_until: string;
  at: string;
  by: string | null;
}

export interface ChallengesTable {
  id: Generated<number>;
  trade_id: string;
  rep_id: number;
  reason: string;
  due_on: string;
  /** Instant of the announcement that is challenged; null in rows of before. */
  announced_at: string | null;
  at: string;
  by: string;
}

export interface ChallengeStepsTable {
  id: Generated<number>;
  challenge_id: number;
  kind: ChallengeStep['kind'];
  outcome: ChallengeOutcome | null;
  reason: string;
  due_on: string | null;
  at: string;
  by: string;
}
