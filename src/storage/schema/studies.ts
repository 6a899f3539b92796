export interface PlanStudiesTable {
  id: string;
  plan_id: string;
  /** Name of a study kind. */
  kind: string;
  /** Canonical JSON of what was asked, and JSON of the answer; both as the kind defines them. */
  request: string;
  result: string;
  job_id: string | null;
  created_at: string;
  created_by: string | null;
}

export interface BacktestsTable {
  id: string;
  result: string;
  created_at: string;
  created_by: string | null;
}

export interface PlanPropensitiesTable {
  plan_id: string;
  account_id: number;
  /** Share of the variations in which the account is traded, 0 to 1. */
  propensity: number;
  draws: number;
}
