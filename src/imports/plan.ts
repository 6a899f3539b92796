import { basename } from 'node:path';
import { isProductError, ProductError } from '../shared/errors';
import { CANONICAL, isMeantCanonical, recogniseCanonical } from './dialects/canonical';
import { findGroups } from './grouped/findGroups';
import type { FileKind } from './kinds/rowKind';
import { headerFingerprint } from './mapping/fingerprint';
import type { FileMappingStated, Mapping } from './mapping/mapping';
import { type IgnoredFile, type PlannedFile, planCanonical, requireFiles } from './planCanonical';
import { type PlannedTable, planTables } from './planTables';
import { type Layout, readLayout } from './reading/header';
import { inspectEncoding } from './reading/inspect';
import { headerOfRows, monthsAcross } from './reading/monthsAcross';
import { recognise } from './recognition/recognise';
import { profileTable } from './tables/profile';
import { powerInHeader, titleWithUnit } from './tables/units';
import type { TextFile } from './unpacking/unpack';

export type { PlannedTable } from './planTables';

/** What is read from which file. Canonical files and tables of other systems are staged in different ways. */
export interface ReadingPlan {
  source: string;
  /** At most one file a kind, in the order in which they are read. */
  files: PlannedFile[];
  tables: PlannedTable[];
  /** Lists of accounts beside those that count: who owns them there is only compared. */
  compared: PlannedTable[];
  ignoredFiles: IgnoredFile[];
}

export interface PlanRequest {
  /** Kinds of which the database has rows of a source already, so that no file is needed for them. */
  known(source: string): Promise<ReadonlySet<FileKind>>;
  /** What a person states about these files. */
  mapping: Mapping | null;
  /** What a person stated about files with these column names before; null = nothing. */
  remembered(fingerprint: string): Promise<FileMappingStated | null>;
}

/**
 * Looks at the files and decides which of them holds what.
 * @throws ProductError import.missingColumn, import.columnTwice, import.missingFile, import.twoFiles, import.unknownFile,
 *   import.twoSystems, and those of inspectEncoding for files whose name says that they are meant
 */
export async function planReading(files: readonly TextFile[], request: PlanRequest): Promise<ReadingPlan> {
  const canonical: PlannedFile[] = [];
  const tables: PlannedTable[] = [];
  const ignoredFiles: IgnoredFile[] = [];
  for (const file of files) {
    try {
      const layout = withMonths(file.name, await readLayout(file, await inspectEncoding(file)));
      const stated = statedFor(file.name, request.mapping);
      const found = stated ? null : recogniseCanonical(file.name, bareNames(layout));
      if (found && (found.missingColumns.length === 0 || isMeantCanonical(found))) {
        canonical.push({ file, layout, mapping: found });
        continue;
      }
      const table = await recognisedTable(file, layout, stated, request);
      // Named like ours and yet nothing that is known: what it lacks helps more than that it is unknown.
      if (found && table.recognised.holds === 'nothing') canonical.push({ file, layout, mapping: found });
      else tables.push(table);
    } catch (error) {
      const named = recogniseCanonical(file.name, []) !== null;
      if (named || files.length === 1 || !isProductError(error)) throw error;
      ignoredFiles.push({ file: file.name, because: error.message });
    }
  }
  const chosen = planCanonical(canonical, ignoredFiles);
  const { taken: planned, compared } = planTables(tables, chosen, ignoredFiles);
  const source = sourceOf(chosen, planned);
  if (chosen.length > 0 && planned.length === 0) requireFiles(chosen, await request.known(source), ignoredFiles);
  if (chosen.length === 0 && planned.length === 0) throw unknownFiles(ignoredFiles);
  return { source, files: chosen, tables: planned, compared, ignoredFiles };
}

function statedFor(name: string, mapping: Mapping | null): FileMappingStated | null {
  const [whole, alone] = [name.toLowerCase(), basename(name).toLowerCase()];
  const called = (wanted: string) => mapping?.files.find(({ file }) => file.toLowerCase() === wanted);
  return called(whole) ?? called(alone) ?? null;
}

async function recognisedTable(
  file: TextFile,
  layout: Layout,
  stated: FileMappingStated | null,
  { mapping, remembered }: PlanRequest,
): Promise<PlannedTable> {
  const profile = await profileTable(file, layout);
  if (profile.rows === 0) throw noRows(file.name);
  const known = stated ?? (await remembered(headerFingerprint(layout.header.filter((name) => name !== ''))));
  const system = stated ? (mapping?.system ?? null) : null;
  const recognised = recognise(
    {
      file: file.name,
      sheet: file.sheet,
      profile,
      across: layout.across !== undefined,
      headerLines: layout.headerLines,
    },
    known,
    system,
  );
  const title = recognised.holds === 'deals' ? titleWithUnit(layout.titles ?? []) : null;
  if (title !== null && !layout.header.some((one) => powerInHeader(one) > 0)) throw unitAbove(file.name, title);
  const grouped = await findGroups(file, layout, profile, recognised);
  const fillDown = known?.fillDown ?? grouped;
  if (grouped.length > 0 || fillDown.length > 0) Object.assign(recognised, { grouped, fillDown });
  if (known && !stated) {
    recognised.because = 'as it was settled for the last file with these columns';
    recognised.told = 'remembered';
  }
  return { file, layout, profile, recognised };
}

/** The column names without currencies that stand below them: ours have none. */
const bareNames = ({ header, headerLines }: Layout): readonly string[] =>
  headerLines === 1 ? header : header.map((name) => name.replace(/ \((?:[A-Z]{3}|[€$£¥])\)$/, ''));

/** The layout of the rows that are made of a table with a column for each month; other layouts as they are. */
function withMonths(name: string, layout: Layout): Layout {
  const across = monthsAcross(name, layout.header);
  return across === null ? layout : { ...layout, header: headerOfRows(layout.header, across), across };
}

/** A unit in a title counts for some columns and not for others: a person says which. */
const unitAbove = (file: string, title: string): ProductError =>
  new ProductError(
    'invalid',
    'import.unitAbove',
    `${file} says above its column names "${title}". Write the unit into the names of the columns that it counts for, for example Revenue (in thousands), or remove the line, and import it again.`,
    { file },
  );

const noRows = (name: string): ProductError =>
  new ProductError('invalid', 'import.noRows', `${name} has column names but no rows. Export it again.`, {
    file: name,
  });

/** Ids are unique within a source: that of the canonical files, else of the system that wrote the others. */
function sourceOf(files: readonly PlannedFile[], tables: readonly PlannedTable[]): string {
  if (files.length > 0) return CANONICAL;
  const systems = [...new Set(tables.map(({ recognised }) => recognised.system))].filter((one) => one !== 'table');
  if (systems.length > 1) throw twoSystems(tables);
  return systems[0] ?? 'table';
}

function twoSystems(tables: readonly PlannedTable[]): ProductError {
  const list = tables.map(({ recognised }) => `${recognised.file} (${recognised.label})`).join(', ');
  return new ProductError(
    'invalid',
    'import.twoSystems',
    `The files come from different systems, in which ids mean different things: ${list}. Import the files of one system at a time.`,
  );
}

function unknownFiles(ignored: readonly IgnoredFile[]): ProductError {
  const notes = ignored.map(({ file, because }) => ` ${file} was left out: ${because}`).join('.');
  return new ProductError('invalid', 'import.unknownFile', `None of the files can be imported.${notes}`, { ignored });
}
