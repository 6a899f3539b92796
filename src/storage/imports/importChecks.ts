import { rowKind } from '../../imports/kinds/index';
import type { FileKind } from '../../imports/kinds/rowKind';
import { OwnerSpells } from '../../imports/ownerSpells';
import type { RowProblem } from '../../imports/problems';
import { checkParents } from './importParents';
import type { Staging } from './importStaging';

/** The checks that need a whole file: parents that exist and make no loop, and one owner a day. */
export function checkWholeFile(staging: Staging, kind: FileKind, file: string): void {
  const { parent } = rowKind(kind);
  if (kind === 'assignments') {
    for (const { line, problem } of overlaps(staging)) staging.rejectStaged(kind, file, line, problem);
  }
  if (parent !== undefined) checkParents(staging, kind, file, parent);
}

function overlaps(staging: Staging): { line: number; problem: RowProblem }[] {
  const rows = staging.handle
    .prepare(
      `select line, account_id as account, start_date as start, end_date as "end" from assignments
       where role = 'owner' order by account_id, line`,
    )
    .iterate() as Iterable<{ line: number; account: number; start: string; end: string | null }>;
  const found: ReturnType<typeof overlaps> = [];
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
