import type { Db } from '../database';
import type { Through } from './through';

export interface AuditQuery {
  subjectType?: string;
  subjectId?: string;
  action?: string;
  /** Only entries before this one of the chain. */
  before?: number;
}

export interface AuditEntry {
  seq: number;
  at: string;
  actor: string;
  /** The API token through which it was done; null for pages and commands, or when the payload was erased. */
  token: Through | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** Null when it was erased; the chain holds without it. */
  payload: Record<string, unknown> | null;
}

/** Number of entries that fit the query. */
export async function countAudit(db: Db, query: AuditQuery): Promise<number> {
  const row = await entries(db, query)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Entries that fit the query, newest first. */
export async function listAuditEntries(
  db: Db,
  query: AuditQuery,
  page: { limit: number; offset: number },
): Promise<AuditEntry[]> {
  const rows = await entries(db, query)
    .leftJoin('audit_payloads as p', 'p.seq', 'e.seq')
    .leftJoin('users as u', 'u.id', 'e.actor_id')
    .select(['e.seq', 'e.at', 'e.action', 'e.subject_type', 'e.subject_id', 'e.actor_id', 'p.payload', 'u.name'])
    .orderBy('e.seq', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => {
    const { token = null, ...payload } = row.payload === null ? {} : JSON.parse(row.payload);
    return { ...lineOf(row), token, payload: row.payload === null ? null : payload };
  });
}

function lineOf(row: { seq: number; at: string; action: string; subject_type: string; subject_id: string } & Who) {
  return {
    seq: row.seq,
    at: row.at,
    actor: row.name ?? (row.actor_id === null ? 'system' : 'former user'),
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
  };
}

type Who = { actor_id: string | null; name: string | null };

/** Kinds of subjects and actions that the log has, for the filter. */
export async function auditVocabulary(db: Db): Promise<{ subjectTypes: string[]; actions: string[] }> {
  const subjects = await db
    .selectFrom('audit_events')
    .select('subject_type')
    .distinct()
    .orderBy('subject_type')
    .execute();
  const actions = await db.selectFrom('audit_events').select('action').distinct().orderBy('action').execute();
  return { subjectTypes: subjects.map((row) => row.subject_type), actions: actions.map((row) => row.action) };
}

/** Length of the chain as its head says. */
export async function auditLength(db: Db): Promise<number> {
  const head = await db.selectFrom('audit_head').select('seq').where('id', '=', 1).executeTakeFirst();
  return head?.seq ?? 0;
}

function entries(db: Db, query: AuditQuery) {
  let rows = db.selectFrom('audit_events as e');
  if (query.subjectType) rows = rows.where('e.subject_type', '=', query.subjectType);
  if (query.subjectId) rows = rows.where('e.subject_id', '=', query.subjectId);
  if (query.action) rows = rows.where('e.action', '=', query.action);
  if (query.before !== undefined) rows = rows.where('e.seq', '<', query.before);
  return rows;
}
