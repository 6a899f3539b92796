import { sql } from 'kysely';
import type { AccountAnalysis, CompanyAnalysis, GrowthAnalysis, GrowthResult, RepAnalysis } from '../../growth/types';
import { type Policy, parsePolicy } from '../../rotations/policy';
import type { Db, Trx } from '../database';
import type { AnalysesTable } from '../schema/rotations';

export interface AnalysisHeader {
  id: string;
  asOf: string;
  dataThrough: string;
  cutOff: string;
  dataVersion: number;
  policy: Policy;
  company: CompanyAnalysis;
  createdAt: string;
  isCurrent: boolean;
}

const ROWS_A_STATEMENT = 500;

/** Stores an analysis with all its rows, some hundred at a time. A current one takes the place of the one before it. */
export async function saveAnalysis(
  trx: Trx,
  header: Omit<AnalysisHeader, 'company'>,
  analysis: GrowthResult,
): Promise<void> {
  if (header.isCurrent) await trx.updateTable('analyses').set({ is_current: 0 }).where('is_current', '=', 1).execute();
  await trx
    .insertInto('analyses')
    .values({
      id: header.id,
      as_of: header.asOf,
      data_through: header.dataThrough,
      cut_off: header.cutOff,
      data_version: header.dataVersion,
      policy: JSON.stringify(header.policy),
      company: JSON.stringify(analysis.company),
      created_at: header.createdAt,
      is_current: header.isCurrent ? 1 : 0,
    })
    .execute();
  for (const part of slices(analysis.accounts, ROWS_A_STATEMENT)) {
    await trx
      .insertInto('account_analyses')
      .values(part.map((account) => accountRow(header.id, account)))
      .execute();
  }
  for (const part of slices(analysis.reps, ROWS_A_STATEMENT)) {
    await trx
      .insertInto('rep_analyses')
      .values(part.map((rep) => repRow(header.id, rep)))
      .execute();
  }
}

/** Removes analyses that are neither current nor any rotation's, and that no coaching plan is measured by. */
export async function dropUnusedAnalyses(trx: Trx): Promise<void> {
  await trx
    .deleteFrom('analyses')
    .where('is_current', '=', 0)
    .where((e) =>
      e.not(
        e.exists(e.selectFrom('rotations as r').select(sql`1`.as('one')).whereRef('r.analysis_id', '=', 'analyses.id')),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('coaching_plans as p').select(sql`1`.as('one')).whereRef('p.analysis_id', '=', 'analyses.id'),
        ),
      ),
    )
    .execute();
}

/** The analysis that the pages show; null before the first one. */
export async function currentAnalysis(db: Db): Promise<AnalysisHeader | null> {
  const row = await db.selectFrom('analyses').selectAll().where('is_current', '=', 1).executeTakeFirst();
  return row ? toHeader(row) : null;
}

/** One analysis's header, or null. */
export async function getAnalysis(db: Db, id: string): Promise<AnalysisHeader | null> {
  const row = await db.selectFrom('analyses').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toHeader(row) : null;
}

/** The whole result of an analysis, read back as it was stored. */
export async function loadAnalysis(db: Db, id: string): Promise<GrowthAnalysis | null> {
  const header = await getAnalysis(db, id);
  if (!header) return null;
  const accounts = await db
    .selectFrom('account_analyses')
    .select('detail')
    .where('analysis_id', '=', id)
    .orderBy('account_id')
    .execute();
  const reps = await db
    .selectFrom('rep_analyses')
    .select('detail')
    .where('analysis_id', '=', id)
    .orderBy('rep_id')
    .execute();
  return {
    accounts: accounts.map((row) => JSON.parse(row.detail) as AccountAnalysis),
    reps: reps.map((row) => JSON.parse(row.detail) as RepAnalysis),
    company: header.company,
  };
}

function accountRow(analysisId: string, a: AccountAnalysis) {
  return {
    analysis_id: analysisId,
    account_id: a.accountId,
    owner_id: a.ownerId,
    group_id: a.groupId,
    state: a.state,
    t4q_cents: a.t4qCents,
    prior_cents: a.priorCents,
    growth: a.growth,
    peer_growth: a.peerGrowth,
    relative_growth: a.relativeGrowth,
    potential_cents: a.potentialCents,
    potential_grade: a.potentialGrade,
    penetration: a.penetration,
    headroom_cents: a.headroomCents,
    candidate: a.candidate ? (1 as const) : (0 as const),
    detail: JSON.stringify(a),
  };
}

function repRow(analysisId: string, r: RepAnalysis) {
  return {
    analysis_id: analysisId,
    rep_id: r.repId,
    verdict: r.verdict,
    is_protected: r.protected ? (1 as const) : (0 as const),
    book_t4q_cents: r.bookT4qCents,
    book_headroom_cents: r.bookHeadroomCents,
    accounts: r.accounts,
    candidates: r.candidates,
    detail: JSON.stringify(r),
  };
}

function toHeader(row: AnalysesTable): AnalysisHeader {
  return {
    id: row.id,
    asOf: row.as_of,
    dataThrough: row.data_through,
    cutOff: row.cut_off,
    dataVersion: row.data_version,
    policy: parsePolicy(JSON.parse(row.policy)),
    company: JSON.parse(row.company),
    createdAt: row.created_at,
    isCurrent: row.is_current === 1,
  };
}

function* slices<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
