import { sql } from 'kysely';
import type { Rep, RepId } from '../../accounts/types';
import type { RepAnalysis, RepVerdict } from '../../growth/types';
import type { Day, Month, Quarter } from '../../shared/calendar';
import { toRep } from '../accounts/accounts';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { holds, wordsOf } from '../dialect/letters';
import { keptWithData } from '../kept';

/** Columns by which reps can be sorted; there is none for their effect: this is no league table. */
export const REP_SORTS = ['team', 'name', 'accounts', 't4q', 'headroom', 'candidates'] as const;

export type RepSort = (typeof REP_SORTS)[number];

export interface RepQuery {
  analysisId: string;
  today: Day;
  /** Reps who are shown; null = all. */
  scope: readonly RepId[] | null;
  managerId?: RepId;
  words?: string;
}

/** One line of the list of reps. */
export interface RepLine {
  id: RepId;
  name: string;
  region: string;
  managerId: RepId | null;
  managerName: string | null;
  endDate: Day | null;
  analysis: RepAnalysis;
}

/** How many of the reps who fit have which verdict. */
export function verdictCounts(db: Db, query: RepQuery): Promise<Readonly<Partial<Record<RepVerdict, number>>>> {
  return keptWithData(db, `verdicts of reps ${JSON.stringify(query)}`, async (reads) => {
    const rows = await fitting(reads, query)
      .select((e) => ['ra.verdict', e.fn.countAll<number>().as('reps')])
      .groupBy('ra.verdict')
      .execute();
    return Object.fromEntries(rows.map((row) => [row.verdict, Number(row.reps)]));
  });
}

/** One page of the reps who fit. */
export async function repLines(
  db: Db,
  query: RepQuery,
  page: { column: RepSort; descending: boolean; offset: number; limit: number },
): Promise<RepLine[]> {
  const rows = await fitting(db, query)
    .leftJoin('reps as m', 'm.id', 'r.manager_id')
    .select(['r.id', 'r.name', 'r.region', 'r.manager_id', 'm.name as manager', 'r.end_date', 'ra.detail'])
    .orderBy(COLUMN[page.column], (o) => (page.descending ? o.desc() : o.asc()).nullsLast())
    .orderBy('r.name')
    .orderBy('r.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    region: row.region,
    managerId: row.manager_id,
    managerName: row.manager,
    endDate: row.end_date,
    analysis: JSON.parse(row.detail),
  }));
}

/** The reps who fit with ids above one, in the order of their ids, at most so many. */
export async function repsAfter(
  db: Db,
  query: RepQuery,
  after: RepId,
  limit: number,
): Promise<Omit<RepLine, 'managerName'>[]> {
  const rows = await fitting(db, query)
    .select(['r.id', 'r.name', 'r.region', 'r.manager_id as managerId', 'r.end_date as endDate', 'ra.detail'])
    .where('r.id', '>', after)
    .orderBy('r.id')
    .limit(limit)
    .execute();
  return rows.map(({ detail, ...row }) => ({ ...row, analysis: JSON.parse(detail) }));
}

/** Direct managers of the reps who fit, by name: their teams. */
export function listTeams(db: Db, query: RepQuery): Promise<readonly { id: RepId; name: string }[]> {
  return keptWithData(db, `teams ${JSON.stringify(query)}`, (reads) =>
    fitting(reads, query)
      .innerJoin('reps as m', 'm.id', 'r.manager_id')
      .select(['m.id', 'm.name'])
      .distinct()
      .orderBy('m.name')
      .execute(),
  );
}

/** One rep with the manager's name, or null. */
export async function findRep(db: Db, id: RepId): Promise<(Rep & { managerName: string | null }) | null> {
  const row = await db
    .selectFrom('reps as r')
    .leftJoin('reps as m', 'm.id', 'r.manager_id')
    .selectAll('r')
    .select('m.name as manager_name')
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { ...toRep(row), managerName: row.manager_name };
}

/** What an analysis says of a rep, or null. */
export function repAnalysis(db: Db, analysisId: string, repId: RepId): Promise<RepAnalysis | null> {
  return keptWithData(db, `rep ${repId} in analysis ${analysisId}`, async () => {
    const row = await db
      .selectFrom('rep_analyses')
      .select('detail')
      .where('analysis_id', '=', analysisId)
      .where('rep_id', '=', repId)
      .executeTakeFirst();
    return row ? (JSON.parse(row.detail) as RepAnalysis) : null;
  });
}

/**
 * Revenue by month of the accounts a rep owned, minor units, oldest first. A month belongs to the owner on its last
 * day: to every spell that begins in it or before and ends after it.
 */
export function ownedMonths(db: Db, repId: RepId, from: Month): Promise<readonly { month: Month; cents: number }[]> {
  return keptWithData(db, `months of rep ${repId} ${from}`, (reads) => readOwnedMonths(reads, repId, from));
}

async function readOwnedMonths(db: Db, repId: RepId, from: Month): Promise<{ month: Month; cents: number }[]> {
  const rows = await db
    .selectFrom('assignments as s')
    .innerJoin('revenue as v', 'v.account_id', 's.account_id')
    .select((e) => ['v.month', e.fn.sum<number>('v.amount_cents').as('cents')])
    .where('s.rep_id', '=', repId)
    .where('s.role', '=', 'owner')
    .where('v.month', '>=', from)
    .where((e) => e('v.month', '>=', sql<string>`substr(s.from_date, 1, 7)`))
    .where((e) => e.or([e('s.to_date', 'is', null), e('v.month', '<', sql<string>`substr(s.to_date, 1, 7)`)]))
    .groupBy('v.month')
    .orderBy('v.month')
    .execute();
  return rows.map((row) => ({ month: row.month, cents: Number(row.cents) }));
}

/** A rep's quotas, oldest first, minor units. */
export async function repQuotas(db: Db, repId: RepId): Promise<{ quarter: Quarter; amountCents: number }[]> {
  return db
    .selectFrom('quotas')
    .select(['quarter', 'amount_cents as amountCents'])
    .where('rep_id', '=', repId)
    .orderBy('quarter')
    .execute();
}

const COLUMN = {
  team: 'm.name',
  name: 'r.name',
  accounts: 'ra.accounts',
  t4q: 'ra.book_t4q_cents',
  headroom: 'ra.book_headroom_cents',
  candidates: 'ra.candidates',
} as const;

/** Reps with a book, and those without one who are there and manage nobody: somebody new. */
function fitting(db: Db, { analysisId, today, scope, managerId, words }: RepQuery) {
  let select = db
    .selectFrom('reps as r')
    .innerJoin('rep_analyses as ra', 'ra.rep_id', 'r.id')
    .where('ra.analysis_id', '=', analysisId)
    .where((e) =>
      e.or([
        e('ra.accounts', '>', 0),
        e.and([
          e.or([e('r.end_date', 'is', null), e('r.end_date', '>=', today)]),
          e('r.id', 'not in', e.selectFrom('reps').select('manager_id').where('manager_id', 'is not', null)),
        ]),
      ]),
    );
  if (scope !== null) select = select.where('r.id', 'in', idList(db, scope));
  if (managerId !== undefined) select = select.where('r.manager_id', '=', managerId);
  for (const word of wordsOf(words)) select = select.where(holds('r.name', word));
  return select;
}
