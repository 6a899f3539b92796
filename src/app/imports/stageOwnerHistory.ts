import { isProblem, TableRow } from '../../imports/conversion/tableRow';
import { spellsFromHistory } from '../../imports/ownerHistory';
import type { OwnersFromHistory } from '../../imports/ownerSentences';
import type { PlannedTable, ReadingPlan } from '../../imports/plan';
import { cellProblem, type RowProblem, shortened } from '../../imports/problems';
import { readTable } from '../../imports/reading/tableRows';
import { positionOf } from '../../imports/recognition/recognised';
import type { Database } from '../../storage/database';
import { OwnerHistory } from '../../storage/imports/importOwnerHistory';
import type { Staging } from '../../storage/imports/importStaging';

const OWNER_FIELD = /^(account ?)?owner( ?id)?$/i;
/** Ids of users and of queues, which own accounts, too. */
const OWNER_ID = /^(005|00G)[a-zA-Z0-9]{12}([A-Z0-5]{3})?$/;

/**
 * Stages the owner spells that histories of accounts tell; call it when everything else is read.
 * @returns null when no history came along
 */
export async function stageOwnerHistory(
  staging: Staging,
  plan: ReadingPlan,
  database: Database,
): Promise<OwnersFromHistory | null> {
  const histories = plan.tables.filter(({ recognised }) => recognised.holds === 'ownerHistory');
  if (histories.length === 0) return null;
  const history = new OwnerHistory(staging, database.db);
  const found: OwnersFromHistory = { files: [], changed: 0, spells: 0, contradicted: 0, unknownReps: 0, leftOut: 0 };
  staging.begin();
  for (const table of plan.tables) await noteCreation(staging, history, table);
  for (const table of histories) await readHistory(staging, history, table, found);
  for (const account of history.accounts()) {
    const { created, firstSale, present, spells: known } = await history.factsOf(account);
    const since = created ?? firstSale;
    const spells = spellsFromHistory(history.changesOf(account), { since, present, spells: known });
    if (spells === null) found.contradicted++;
    if (spells === null || spells.length === 0) continue;
    history.addSpells(account, spells);
    found.changed++;
    found.spells += spells.length;
  }
  if (found.spells + found.leftOut > 0) noteSpells(staging, histories[0], found.spells + found.leftOut);
  staging.commit();
  return found;
}

/** Notes when accounts were created, where a list of accounts tells it. */
async function noteCreation(
  staging: Staging,
  history: OwnerHistory,
  { file, layout, recognised }: PlannedTable,
): Promise<void> {
  if (recognised.holds !== 'accounts' || positionOf(recognised, 'created') < 0) return;
  const row = new TableRow(recognised);
  await readTable(file, layout, (cells) => {
    const day = row.load(cells).day('created');
    const account = staging.resolve('account', row.key('account', 'name'));
    if (account !== null && !isProblem(day) && day.length === 10) history.noteCreated(account, day);
  });
}

async function readHistory(
  staging: Staging,
  history: OwnerHistory,
  { file, layout, recognised }: PlannedTable,
  found: OwnersFromHistory,
): Promise<void> {
  const row = new TableRow(recognised);
  const repOf = (field: string): number | null => {
    const key = row.key(field, field);
    return key === '' ? null : staging.resolve('rep', key);
  };
  found.files.push(file.name);
  await readTable(file, layout, (cells, line) => {
    if (!OWNER_FIELD.test(row.load(cells).text('what')) || row.flag('deleted') === true) return;
    const account = staging.resolve('account', row.key('account', 'account'));
    const day = row.day('at');
    if (account === null || isProblem(day) || day.length !== 10) {
      found.leftOut++;
      staging.reject('assignments', file.name, line, unusable(row, account), cells);
      return;
    }
    const [before, after] = [repOf('before'), repOf('after')];
    const byId = [row.text('before'), row.text('after')].some((text) => OWNER_ID.test(text));
    if ((before === null && row.text('before') !== '') || (after === null && row.text('after') !== ''))
      found.unknownReps++;
    history.add(account, { at: row.text('at'), day, before, after, byId });
  });
}

/** Why a change of owner cannot be used: its account is not known, or its day cannot be read. */
function unusable(row: TableRow, account: number | null): RowProblem {
  const day = row.day('at');
  if (account !== null) return isProblem(day) ? day : cellProblem(row.header('at'), day, 'a day');
  const id = row.text('account');
  const problem = `The change of owner is of the account "${shortened(id)}", which neither the files nor the database hold. Add it to the export of accounts.`;
  return { kind: 'unknownId', column: row.header('account'), value: shortened(id), problem };
}

/** Spells that follow from a file, a history or sales: their count stands with it. @param read rows of the kind */
export function noteSpells(staging: Staging, { file, layout }: PlannedTable, read: number): void {
  staging.noteFile({
    kind: 'assignments',
    derived: true,
    name: file.name,
    encoding: layout.encoding,
    read,
    ignoredColumns: [],
    columns: ['account_id', 'rep_id', 'start_date', 'end_date', 'role'],
    remarks: { cleaned: null, doubt: layout.doubt },
    combined: 0,
    leftOut: [],
    cents: null,
  });
}
