import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, systemActor } from '../../src/app/actor';
import { commitImport } from '../../src/app/imports/commitImport';
import { type StageRequest, stageImport } from '../../src/app/imports/stageImport';
import type { InputFile } from '../../src/imports/reading/inputFile';
import type { FileSummary, ImportSummary } from '../../src/imports/summary';
import { tempDatabase } from '../tempDatabase';
import { rowsOf } from '../triggers';

export const TODAY = '2026-01-15';
export const NOW = '2026-01-15T10:00:00.000Z';

/** A small company in canonical files: two reps under a manager, three accounts, four revenue rows of 100.00 to 400.00. */
export const SMALL: Record<string, string> = {
  'reps.csv': `rep_id,name,email,manager_id,region,hire_date
M,Maja,maja@example.com,,North,2015-01-01
R1,Rosa,rosa@example.com,M,North,2020-03-01
R2,Rui,,M,South,
`,
  'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id
A1,Alpha,North,Mid,Steel,1000.00,R1
A2,Beta,South,Mid,,,R2
A3,Gamma,South,,,,
`,
  'assignments.csv': `account_id,rep_id,start_date,end_date
A1,R2,2021-01-01,2022-06-30
A1,R1,2022-07-01,
A2,R2,2021-01-01,
`,
  'revenue.csv': `account_id,month,category,amount,rep_id
A1,2024-01,Bolts,100.00,R1
A1,2024-02,Bolts,200.00,R1
A2,2024-01,Nuts,300.00,R2
A3,2024-01,Nuts,400.00,
`,
};

/** The optional files beside those, with a row each. */
export const OPTIONAL: Record<string, string> = {
  'quotas.csv': 'rep_id,quarter,amount\nR1,2024-Q1,5000\n',
  'contacts.csv': 'account_id,name,title,email,phone,known_by\nA1,Ada,Buyer,ada@example.com,1,R2\n',
  'deals.csv':
    'deal_id,account_id,name,kind,amount,created_date,last_activity_date,close_date,rep_id\nD1,A1,Big,Renewal,99.5,2025-01-01,,2026-02-01,R1\n',
  'absences.csv': 'rep_id,start_date,end_date,reason\nR1,2025-02-01,2025-02-28,leave\n',
};

/** Tables that an import can write. */
export const WRITTEN = [
  'reps',
  'accounts',
  'assignments',
  'categories',
  'revenue',
  'quotas',
  'contacts',
  'deals',
  'absences',
  'company',
];

export type Files = Record<string, string | Buffer>;

/** A database of its own and a way to import files given as text. */
export async function openDesk() {
  const database = await tempDatabase();
  const actor: Actor = systemActor(TODAY, NOW);
  let folders = 0;

  const write = (files: Files): InputFile[] => {
    const folder = join(database.folder, `files-${++folders}`);
    mkdirSync(folder);
    return Object.entries(files).map(([name, content]) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return { name, path };
    });
  };
  const stageFiles = (files: readonly InputFile[], given: Partial<StageRequest> = {}) =>
    stageImport(database, { files, actor, ...given });
  const stage = (files: Files, given: Partial<StageRequest> = {}) => stageFiles(write(files), given);

  return {
    database,
    actor,
    write,
    stage,
    stageFiles,
    commit: (id: string) => commitImport(database, id, actor),
    /** Stages and commits. */
    async bring(files: Files, given: Partial<StageRequest> = {}): Promise<ImportSummary> {
      const { id } = await stage(files, given);
      return commitImport(database, id, given.actor ?? actor);
    },
    /** First column of the first row of a query. */
    one: (sql: string): unknown => database.raw.prepare(sql).pluck().get(),
    all: (sql: string): unknown[] => database.raw.prepare(sql).all(),
    /** Everything an import can write, for comparing before and after. */
    everything: (): unknown => WRITTEN.map((table) => rowsOf(database, table)),
    close: () => database.remove(),
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** The summary of the file of a kind. */
export function fileOf(summary: ImportSummary, kind: FileSummary['kind']): FileSummary {
  return summary.files.find((file) => file.kind === kind)!;
}
