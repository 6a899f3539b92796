import { type FileMappingStated, fileMapping } from '../../imports/mapping/mapping';
import type { RecognisedFile } from '../../imports/recognition/recognised';
import type { Db } from '../database';

/** What was settled for files with these column names before; null = nothing, or nothing that is still understood. */
export async function rememberedMapping(db: Db, fingerprint: string): Promise<FileMappingStated | null> {
  const row = await db
    .selectFrom('import_mappings')
    .select('mapping')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row ? (fileMapping.safeParse(JSON.parse(row.mapping)).data ?? null) : null;
}

/** Remembers what a person settled for files of these column names; the latest counts. */
export async function rememberMapping(
  db: Db,
  { fingerprint }: Pick<RecognisedFile, 'fingerprint'>,
  mapping: FileMappingStated,
  by: { at: string; by: string | null },
): Promise<void> {
  const values = { mapping: JSON.stringify(mapping), ...by };
  await db
    .insertInto('import_mappings')
    .values({ fingerprint, ...values })
    .onConflict((c) => c.column('fingerprint').doUpdateSet(values))
    .execute();
}
