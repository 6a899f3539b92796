import { rowKind } from '../../imports/kinds/index';
import type { FileKind } from '../../imports/kinds/rowKind';
import { parentCycles } from '../../imports/parentCycles';
import { type RowProblem, shortened } from '../../imports/problems';
import type { Staging } from './importStaging';

/**
 * Rejects the rows whose parent is not there or that lead in a circle. A rejected row can leave others without their
 * parent; those are found from it, so that the work grows with the rows and not with the levels.
 */
export function checkParents(staging: Staging, kind: FileKind, file: string, parent: string): void {
  const reject = (line: number, problem: RowProblem): string | null => staging.rejectStaged(kind, file, line, problem);
  const missing = (line: number, name: string) => reject(line, missingParent(kind, parent, name));
  rejectOrphans(orphans(staging, kind, parent), missing, staging, kind, parent);
  // Once more after every pass: a known account whose row is rejected keeps the parent that the database has for it.
  for (let found = cycles(staging, kind, parent); found.length > 0; found = cycles(staging, kind, parent)) {
    const gone = found.map(({ line, problem }) => reject(line, problem));
    rejectOrphans(childrenOf(gone, staging, kind, parent), missing, staging, kind, parent);
  }
}

interface Orphan {
  line: number;
  name: string;
}

/** Rejects rows without their parent, then those below the ones that went with it, and so on. */
function rejectOrphans(
  first: Orphan[],
  reject: (line: number, name: string) => string | null,
  staging: Staging,
  kind: FileKind,
  parent: string,
): void {
  for (let level = first; level.length > 0; ) {
    const gone = level.map(({ line, name }) => reject(line, name));
    level = childrenOf(gone, staging, kind, parent);
  }
}

const idsOf = (kind: FileKind): string => `${rowKind(kind).defines}_ids`;

function orphans({ handle }: Staging, kind: FileKind, parent: string): Orphan[] {
  return handle
    .prepare(
      `select s.line, s.${parent} as name from ${kind} s
       where s.${parent} is not null and not exists (select 1 from ${idsOf(kind)} i where i.external_id = s.${parent})`,
    )
    .all() as Orphan[];
}

function childrenOf(gone: (string | null)[], { handle }: Staging, kind: FileKind, parent: string): Orphan[] {
  handle.exec(`create index if not exists ${kind}_by_parent on ${kind} (${parent})`);
  const children = handle.prepare(`select line, ${parent} as name from ${kind} where ${parent} = ? order by line`);
  return gone.flatMap((name) => (name === null ? [] : (children.all(name) as Orphan[])));
}

function missingParent(kind: FileKind, column: string, name: string): RowProblem {
  const noun = rowKind(kind).defines;
  const found = shortened(name);
  const problem = `There is no ${noun} "${found}" among the accepted rows of ${kind}.csv or in the database. Add it to ${kind}.csv, correct the id or leave the cell empty.`;
  return { kind: 'missingParent', column, value: found, problem };
}

function cycles(staging: Staging, kind: FileKind, parent: string): { line: number; problem: RowProblem }[] {
  const { handle } = staging;
  const key = rowKind(kind).columns[0].name;
  const size =
    (handle
      .prepare(`select coalesce(max(ref), 0) from ${idsOf(kind)}`)
      .pluck()
      .get() as number) + 1;
  const parentOf = new Int32Array(size);
  const lineOf = new Int32Array(size);
  const stored = handle.prepare(`select ref, parent_ref as up from ${idsOf(kind)} where parent_ref is not null`);
  for (const row of stored.iterate() as Iterable<{ ref: number; up: number }>) parentOf[row.ref] = row.up;
  const staged = handle.prepare(
    `select s.line, s.${key} as ref, coalesce(i.ref, 0) as up
     from ${kind} s left join ${idsOf(kind)} i on i.external_id = s.${parent}`,
  );
  for (const row of staged.iterate() as Iterable<{ line: number; ref: number; up: number }>) {
    parentOf[row.ref] = row.up;
    lineOf[row.ref] = row.line;
  }
  const nameOf = handle.prepare(`select external_id from ${idsOf(kind)} where ref = ?`).pluck();
  return parentCycles(parentOf).flatMap((cycle) => {
    const names = [...cycle.slice(0, 6), cycle[0]].map((ref) => nameOf.get(ref) as string);
    const loop = cycle.length > 6 ? [...names.slice(0, 6), '…', names[6]] : names;
    return cycle
      .filter((ref) => lineOf[ref] !== 0)
      .map((ref) => ({ line: lineOf[ref], problem: cycleProblem(parent, nameOf.get(parentOf[ref]) as string, loop) }));
  });
}

function cycleProblem(column: string, value: string, loop: string[]): RowProblem {
  const problem = `${column} leads in a circle: ${loop.join(' → ')}. Leave it empty for whoever stands at the top.`;
  return { kind: 'cycle', column, value: shortened(value), problem };
}
