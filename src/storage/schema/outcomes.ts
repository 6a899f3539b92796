import type { Generated } from 'kysely';

export interface OutcomeDecisionsTable {
  id: Generated<number>;
  trade_id: string;
  decision: 'keep' | 'extend' | 'reverse';
  reason: string;
  /** Day of the next look at it, when it is extended. */
  review_again: string | null;
  /** Last complete quarter that was seen. */
  as_of: string;
  /** JSON of the figures that were seen (outcomes/decisions). */
  evidence: string;
  at: string;
  by: string | null;
}

export interface BeliefDecisionsTable {
  id: Generated<number>;
  decision: 'adopt' | 'decline';
  reason: string | null;
  as_of: string;
  /** JSON {headroomShare, handoverLoss} of the company's policy before. */
  before: string;
  /** JSON of what the swaps taught (outcomes/learning): prior, posterior, swaps. */
  learnt: string;
  at: string;
  by: string | null;
}

export interface OutcomeAnswersTable {
  /** SHA-256 of the question with the version of the data. */
  key: string;
  data_version: number;
  /** The answer as V8 serialises it, compressed, as base64. */
  value: string;
}
