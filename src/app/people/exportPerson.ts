import type { Database } from '../../storage/database';
import { rowsAbout } from '../../storage/people/personTexts';
import { findPerson } from './findPerson';

/** Everything that the database holds about somebody, by table, without what lets people in. */
export async function exportPerson(database: Database, asked: string) {
  const { user, rep } = await findPerson(database.db, asked);
  return { user, rep, rows: await rowsAbout(database.db, { userId: user?.id ?? null, repId: rep?.id ?? null }) };
}
