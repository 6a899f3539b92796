import type Sqlite from 'better-sqlite3';
import type { Bridge } from './bridge';
import type { Staging } from './importStaging';

/** Owners that a file tells beside the files that count: they are compared and never written. */
export class OtherOwners {
  readonly #add: Sqlite.Statement;

  constructor({ handle }: Staging) {
    handle.exec(
      'create table if not exists other_owners (file text not null, account_id integer not null, rep_id integer not null)',
    );
    this.#add = handle.prepare('insert into other_owners values (?, ?, ?)');
  }

  add(file: string, accountRef: number, repRef: number): void {
    this.#add.run(file, accountRef, repRef);
  }
}

/** How often such a file names another owner than the one who counts. */
export interface OwnersCompared {
  file: string;
  accounts: number;
  others: number;
}

/** Compares them with the owners that the files tell; needs the temporary tables of importLedger. */
export async function compareOtherOwners(bridge: Bridge): Promise<OwnersCompared[]> {
  const there = bridge.staging.prepare("select 1 from staged.sqlite_master where name = 'other_owners'").get();
  if (!there) return [];
  return bridge.all<OwnersCompared>(
    `select x.file, count(*) as accounts, count(*) filter (where o.rep_id is distinct from r.id) as others
     from staged.other_owners x join temp.account_map a on a.ref = x.account_id join temp.rep_map r on r.ref = x.rep_id
     join temp.told_owner o on o.account_id = a.id where o.rep_id is not null group by x.file order by x.file`,
  );
}
