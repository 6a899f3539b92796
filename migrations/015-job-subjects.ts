import type { Kysely } from 'kysely';
import type { Migration } from './types';

/** What a job is for stands in columns of its own instead of somewhere in its payload. */
export const jobSubjects: Migration = {
  name: '015-job-subjects',
  async up(db) {
    const table = () => db.schema.alterTable('jobs');
    await table()
      .addColumn('import_id', 'text', (c) => c.references('imports.id').onDelete('cascade'))
      .execute();
    await table()
      .addColumn('rotation_id', 'text', (c) => c.references('rotations.id').onDelete('cascade'))
      .execute();
    await db.schema.createIndex('jobs_by_import').on('jobs').column('import_id').execute();
    await db.schema.createIndex('jobs_by_rotation').on('jobs').column('rotation_id').execute();
    await fill(db as Kysely<Tables>);
  },
};

interface Tables {
  jobs: { id: string; payload: string; import_id: string | null; rotation_id: string | null };
  imports: { id: string };
  rotations: { id: string };
}

async function fill(db: Kysely<Tables>): Promise<void> {
  const idsOf = async (table: 'imports' | 'rotations'): Promise<Set<string>> =>
    new Set((await db.selectFrom(table).select('id').execute()).map((row) => row.id));
  const imports = await idsOf('imports');
  const rotations = await idsOf('rotations');
  for (const { id, payload } of await db.selectFrom('jobs').select(['id', 'payload']).execute()) {
    const { importId, rotationId } = JSON.parse(payload) as { importId?: string; rotationId?: string };
    const subject = {
      import_id: importId !== undefined && imports.has(importId) ? importId : null,
      rotation_id: rotationId !== undefined && rotations.has(rotationId) ? rotationId : null,
    };
    await db.updateTable('jobs').set(subject).where('id', '=', id).execute();
  }
}
