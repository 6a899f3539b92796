import { absences, contacts, deals, quotas, revenue } from './figures';
import { accounts, assignments, reps } from './masterData';
import { FILE_KINDS, type FileKind, type RowKind } from './rowKind';

const byKind: Record<FileKind, RowKind> = {
  reps,
  accounts,
  assignments,
  revenue,
  quotas,
  contacts,
  deals,
  absences,
};

/** Every kind of row in the order in which files are read. */
export const rowKinds: readonly RowKind[] = FILE_KINDS.map((kind) => byKind[kind]);

/** The description of one kind of row. */
export function rowKind(kind: FileKind): RowKind {
  return byKind[kind];
}
