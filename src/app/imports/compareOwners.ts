import { TableRow } from '../../imports/conversion/tableRow';
import { FillDown } from '../../imports/grouped/fillDown';
import type { PlannedTable } from '../../imports/plan';
import { readTable } from '../../imports/reading/tableRows';
import { OtherOwners } from '../../storage/imports/importOtherOwners';
import type { Staging } from '../../storage/imports/importStaging';

/** Notes the owners that tables tell which are left out, as other files hold the accounts. */
export async function compareOwners(staging: Staging, tables: readonly PlannedTable[]): Promise<void> {
  for (const { file, layout, recognised } of tables) {
    const owners = new OtherOwners(staging);
    const row = new TableRow(recognised);
    const down = new FillDown(recognised);
    staging.begin();
    await readTable(file, layout, (cells) => {
      row.load(down.fill(cells), cells);
      const account = staging.resolve('account', row.key('account', 'name'));
      const rep = staging.resolve('rep', row.key('owner', 'ownerName'));
      if (account !== null && rep !== null) owners.add(file.name, account, rep);
    });
    staging.commit();
  }
}
