import type { CrmExport, CrmFormat } from '../../exports/crm/orders';
import type { Db, Trx } from '../database';

/** A file that was written for the CRM. */
export interface CrmFile {
  id: number;
  what: CrmExport;
  format: CrmFormat;
  rows: number;
  at: string;
  byName: string;
}

/** Keeps a file that is handed out and returns its id. */
export async function insertCrmExport(
  trx: Trx,
  file: { what: CrmExport; format: CrmFormat; rows: number; content: string; at: string; by: string | null },
): Promise<number> {
  const row = await trx.insertInto('crm_exports').values(file).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** The files written lately, newest first. */
export async function listCrmExports(db: Db, limit: number): Promise<CrmFile[]> {
  const rows = await db
    .selectFrom('crm_exports as x')
    .leftJoin('users as u', 'u.id', 'x.by')
    .select(['x.id', 'x.what', 'x.format', 'x.rows', 'x.at', 'x.by', 'u.name as byName'])
    .orderBy('x.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ by, ...row }) => ({ ...row, byName: row.byName ?? (by === null ? 'a command' : 'former user') }));
}

/** One file with its content, or null. */
export async function findCrmExport(
  db: Db,
  id: number,
): Promise<{ what: CrmExport; format: CrmFormat; content: string } | null> {
  const found = db.selectFrom('crm_exports').select(['what', 'format', 'content']).where('id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}
