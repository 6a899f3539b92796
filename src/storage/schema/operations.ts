import type { Generated } from 'kysely';

export interface ImportsTable {
  id: string;
  source: string;
  state: 'staging' | 'asked' | 'previewed' | 'committed' | 'undone' | 'discarded' | 'failed';
  /** JSON of imports/summary. */
  summary: string | null;
  error: string | null;
  created_at: string;
  created_by: string | null;
  committed_at: string | null;
  /** committed_at of an import that showed owners; null for one of revenue or contacts alone. */
  owners_at: string | null;
  /** The attempt that reads it or has read it, counted from 1; 0 = none has begun. */
  attempt: Generated<number>;
  /** JSON of imports/recognition/recognised: what the files look like, while a person is asked about them. */
  recognised: string | null;
  /** JSON of imports/mapping/mapping: what a person stated of the files. */
  mapping: string | null;
  /** Attempts before it was last told to be read again. */
  earlier_attempts: Generated<number>;
  /** JSON of storage/imports/importUndoLog; null = it cannot be taken back. */
  undo: string | null;
  undone_at: string | null;
}

/** A row as the last committed import changed it. */
export interface ImportUndoTable {
  seq: Generated<number>;
  table_name: string;
  op: 'added' | 'changed' | 'removed';
  /** JSON of the row by column. */
  before: string | null;
  after: string | null;
}

/** The files that an import was given. */
export interface ImportFilesTable {
  import_id: string;
  position: number;
  name: string;
  bytes: number;
  sha256: string;
}

/** How often rows of a table changed. */
export interface RowChangesTable {
  table_name: string;
  changes: number;
}

/** On PostgreSQL alone. */
export interface RequestCountsTable {
  key: string;
  hits: number;
  /** Milliseconds since 1970. */
  ends_at: number;
}

/** What was settled about files by their column names. */
export interface ImportMappingsTable {
  fingerprint: string;
  /** JSON of one file of imports/mapping/mapping. */
  mapping: string;
  at: string;
  by: string | null;
}

export interface LedgerDifferencesTable {
  id: Generated<number>;
  import_id: string;
  account_id: number;
  crm_rep_id: number | null;
  ledger_rep_id: number | null;
  trade_id: string | null;
  seen_at: string;
  resolved_at: string | null;
  resolved_by: string | null;
  /** The reason a person gave, or how a later import settled it. */
  resolution: string | null;
  /** Who a person said was right; null = open, or settled by a later import. */
  decision: 'ledger' | 'crm' | null;
  /** First day of the CRM's owner in the ledger, when the ledger followed. */
  owner_from: string | null;
  /** When the CRM showed something else than what was decided on: the decision no longer keeps the row closed. */
  lapsed_at: string | null;
}

export interface AuditEventsTable {
  seq: number;
  at: string;
  /** users.id, or null for the system itself. */
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  payload_digest: string;
  previous_hash: string;
  hash: string;
}

export interface AuditPayloadsTable {
  seq: number;
  salt: string;
  payload: string;
}

export interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
}

export interface JobsTable {
  id: string;
  kind: string;
  payload: string;
  /** What it is for, when it is for an import or a rotation. */
  import_id: string | null;
  rotation_id: string | null;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  attempts: number;
  /** JSON {done, total, note}. */
  progress: string | null;
  result: string | null;
  error: string | null;
  worker: string | null;
  lease_until: string | null;
  cancel_requested_at: string | null;
  /** Whether the result so far is kept; null = nobody asked it to stop. */
  cancel_kind: 'keep' | 'discard' | null;
  created_at: string;
  created_by: string | null;
  /** api_tokens.id of the token through which it was asked for. */
  token_id: Generated<string | null>;
  started_at: string | null;
  finished_at: string | null;
}
