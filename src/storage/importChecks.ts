import { rowKind } from '../imports/kinds/index';
import type { FileKind } from '../imports/kinds/rowKind';
import { OwnerSpells } from '../imports/ownerSpells';
import { parentCycles } from '../imports/parentCycles';
import type { RowProblem } from '../imports/problems';
import { shortened } from '../imports/problems';
import type { Staging } from './importStaging';

type Found = { line: number; problem: RowProblem }[];

/**
 * The checks that need a whole file: parents that exist and make no loop, and one owner a day. Rejecting a row can
 * leave others without their parent, so it goes on until nothing more is found.
 */
export function checkWholeFile(staging: Staging, kind: FileKind, file: string): void {
  const { parent } = rowKind(kind);
  if (kind === 'assignments') rejectAll(staging, kind, file, overlaps(staging));
  if (parent === undefined) return;
  for (;;) {
    const found = [...missingParents(staging, kind, parent), ...cycles(staging, kind, parent)];
    if (found.length === 0) return;
    rejectAll(staging, kind, file, found);
  }
}

function rejectAll(staging: Staging, kind: FileKind, file: string, found: Found): void {
  for (const { line, problem } of found) staging.rejectStaged(kind, file, line, problem);
}

const idsOf = (kind: FileKind): string => `${rowKind(kind).defines}_ids`;

function missingParents(staging: Staging, kind: FileKind, parent: string): Found {
  const rows = staging.handle
    .prepare(
      `select s.line, s.${parent} as name from ${kind} s
       where s.${parent} is not null and not exists (select 1 from ${idsOf(kind)} i where i.external_id = s.${parent})`,
    )
    .all() as { line: number; name: string }[];
  const noun = rowKind(kind).defines;
  return rows.map(({ line, name }) => ({
    line,
    problem: {
      kind: 'missingParent',
      column: parent,
      value: shortened(name),
      problem: `There is no ${noun} "${shortened(name)}" among the accepted rows of ${kind}.csv or in the database. Add it to ${kind}.csv, correct the id or leave the cell empty.`,
    },
  }));
}

function cycles(staging: Staging, kind: FileKind, parent: string): Found {
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

function overlaps(staging: Staging): Found {
  const rows = staging.handle
    .prepare(
      `select line, account_id as account, start_date as start, end_date as "end" from assignments
       where role = 'owner' order by account_id, line`,
    )
    .iterate() as Iterable<{ line: number; account: number; start: string; end: string | null }>;
  const found: Found = [];
  let account = 0;
  let spells = new OwnerSpells();
  for (const row of rows) {
    if (row.account !== account) spells = new OwnerSpells();
    account = row.account;
    const other = spells.take(row.start, row.end, row.line);
    if (other === null) continue;
    const problem = `The account already has an owner on some of these days: line ${other}. An account has one owner a day; end one spell before the other begins.`;
    found.push({ line: row.line, problem: { kind: 'overlap', column: 'start_date', value: row.start, problem } });
  }
  return found;
}
