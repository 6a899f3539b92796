import type Sqlite from 'better-sqlite3';
import SqliteFile from 'better-sqlite3';
import type { FileKind } from '../../imports/kinds/rowKind';
import type { ProblemKind, RejectedRow } from '../../imports/problems';
import { FIRST_REJECTED, type FileSummary, type ImportSummary, type SampleRow } from '../../imports/summary';
import type { FileRemarks } from '../../imports/warnings';
import type { Month } from '../../shared/calendar';
import type { Bridge } from './bridge';
import type { Merge } from './importMerge';
import type { RowCounts } from './importUpsert';

/** A rejected row with its cells as they stood in the file. */
export interface RejectedWithCells extends RejectedRow {
  cells: string[];
}

const REJECTED = `select file, line, column_name as "column", value, problem from $rejected order by file, line, id`;

/** What is staged, file by file, with the counts of a merge. Reads the attached staging file of importBridge. */
export function fileSummaries(handle: Sqlite.Database, merge: Merge, revenueCents: number): FileSummary[] {
  const rows = handle.prepare('select * from staged.files order by position').all() as {
    kind: FileKind;
    name: string;
    encoding: FileSummary['encoding'];
    read: number;
    ignored_columns: string;
    combined: number;
    derived: number;
    left_out: string;
    cents: number | null;
  }[];
  const rejected = handle.prepare('select count(*) from staged.rejected where file = ? and row_kind = ?').pluck();
  const counted = new Set<FileKind>();
  const counts = (kind: FileKind): RowCounts => {
    if (counted.has(kind)) return { added: 0, changed: 0, unchanged: 0 };
    counted.add(kind);
    return merge.rows[kind]!;
  };
  return rows.map((row) => ({
    file: row.name,
    kind: row.kind,
    read: row.read,
    ...counts(row.kind),
    rejected: rejected.get(row.name, row.kind) as number,
    combined: row.combined,
    derived: row.derived === 1,
    leftOut: JSON.parse(row.left_out),
    totalCents: row.kind === 'revenue' ? (row.cents ?? revenueCents) : null,
    ignoredColumns: JSON.parse(row.ignored_columns),
    encoding: row.encoding,
  }));
}

/** What was done with the text of each file, by its name. */
export function fileRemarks(handle: Sqlite.Database): Map<string, FileRemarks> {
  const rows = handle.prepare('select name, remarks from staged.files').all() as { name: string; remarks: string }[];
  return new Map(rows.map(({ name, remarks }) => [name, JSON.parse(remarks) as FileRemarks]));
}

/** Rejected rows by kind of problem, and the first of them. */
export function rejectedSummary(handle: Sqlite.Database): Pick<ImportSummary, 'problems' | 'firstRejected'> {
  const problems = handle
    .prepare('select kind, count(*) as rows from staged.rejected group by kind order by rows desc, kind')
    .all() as { kind: ProblemKind; rows: number }[];
  const firstRejected = handle
    .prepare(`${REJECTED.replace('$rejected', 'staged.rejected')} limit ${FIRST_REJECTED}`)
    .all() as RejectedRow[];
  return { problems, firstRejected };
}

/** Sums and months of the staged revenue, in minor units; seen in one pass. */
export interface StagedRevenue {
  totalCents: number;
  /** Sum without signs; approximate beyond 2^53. */
  absoluteCents: number;
  first: Month | null;
  last: Month | null;
  /** Rows in months after the given one. */
  later: number;
}

/** Adds up the revenue that is staged. @param thisMonth months after it are counted as later */
export function stagedRevenue(handle: Sqlite.Database, thisMonth: Month): StagedRevenue {
  return handle
    .prepare(
      `select coalesce(total(amount), 0) as totalCents, total(abs(amount)) as absoluteCents, min(month) as first,
         max(month) as last, coalesce(sum(month > ?), 0) as later from staged.revenue`,
    )
    .get(thisMonth) as StagedRevenue;
}

/** A few staged rows of revenue, in words. */
export async function sampleRows(bridge: Bridge): Promise<SampleRow[]> {
  return bridge.all<SampleRow>(
    `select coalesce(a.name, p.name, i.external_id) as account, v.month, c.external_id as category,
       coalesce(q.name, s.name, r.external_id, '') as rep, v.amount as cents
     from (select * from staged.revenue limit 5) v join staged.account_ids i on i.ref = v.account_id
     join staged.category_ids c on c.ref = v.category left join staged.accounts a on a.account_id = v.account_id
     left join main.accounts p on p.id = v.account_id left join staged.rep_ids r on r.ref = v.rep_id
     left join staged.reps q on q.rep_id = v.rep_id left join main.reps s on s.id = v.rep_id`,
  );
}

export interface OwnerFindings {
  /** Accounts whose owner_id names another rep than assignments.csv or the ledger, which win. */
  mismatches: number;
  mismatchExamples: string[];
  /** Accounts of the files that have no owner today. */
  unowned: number;
}

/** Compares owner_id with who owns the account by the ledger plan; needs the temporary tables of importLedger. */
export async function ownerFindings(bridge: Bridge): Promise<OwnerFindings> {
  const mismatch = `
    from staged.accounts s join staged.account_ids i on i.ref = s.account_id
    join temp.account_map a on a.ref = s.account_id join temp.rep_map r on r.ref = s.owner_id
    left join temp.told_owner o on o.account_id = a.id left join temp.ledger_owner l on l.account_id = a.id
    where a.id not in (select account_id from temp.moved)
      and ((o.account_id is not null and o.rep_id is distinct from r.id)
        or (o.rep_id = r.id and l.rep_id is distinct from r.id and l.rep_id is not null
          and a.id not in (select account_id from temp.owner_change)
          and not exists (select 1 from temp.stated t where t.account_id = a.id and t.role = 'owner')))`;
  const unowned = `
    from staged.accounts s join temp.account_map a on a.ref = s.account_id
    left join temp.told_owner o on o.account_id = a.id
    where o.rep_id is null and not exists (
      select 1 from main.assignments x where x.account_id = a.id and x.role = 'owner' and x.to_date is null)`;
  const examples = await bridge.all<{ name: string }>(`select i.external_id as name ${mismatch} limit 3`);
  return {
    mismatches: (await bridge.one<number>(`select count(*) ${mismatch}`))!,
    mismatchExamples: examples.map(({ name }) => name),
    unowned: (await bridge.one<number>(`select count(*) ${unowned}`))!,
  };
}

/** The column names of a file as it came; null where they are not known, as in staging files of earlier versions. */
export function headerOf(path: string, file: string): string[] | null {
  const handle = new SqliteFile(path, { readonly: true, fileMustExist: true });
  try {
    const kept = handle.prepare("select 1 from sqlite_master where name = 'headers'").get() !== undefined;
    const cells = kept ? handle.prepare('select cells from headers where file = ?').pluck().get(file) : undefined;
    return cells === undefined ? null : JSON.parse(cells as string);
  } finally {
    handle.close();
  }
}

/**
 * Every rejected row of a staging file, by file and line, one at a time.
 * @param file only those of this one
 */
export function* rejectedRows(path: string, file: string | null = null): Generator<RejectedWithCells> {
  const handle = new SqliteFile(path, { readonly: true, fileMustExist: true });
  try {
    const sql = REJECTED.replace('problem from', 'problem, cells from').replace(
      '$rejected',
      'rejected where ? is null or file = ?',
    );
    for (const row of handle.prepare(sql).iterate(file, file) as Iterable<RejectedRow & { cells: string }>) {
      yield { ...row, cells: JSON.parse(row.cells) };
    }
  } finally {
    handle.close();
  }
}
