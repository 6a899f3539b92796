import type { IgnoredFile, PlannedFile } from './planCanonical';
import type { Layout } from './reading/header';
import { lacksOnlyItsMonth, recogniseByAsking } from './recognition/recognise';
import { positionOf, type RecognisedFile } from './recognition/recognised';
import type { TableProfile } from './tables/profile';
import type { TextFile } from './unpacking/unpack';

/** A table of another system, how it is laid out, and what it was recognised as. */
export interface PlannedTable {
  file: TextFile;
  layout: Layout;
  profile: TableProfile;
  recognised: RecognisedFile;
}

const CANONICAL_OF = { reps: 'reps', accounts: 'accounts', deals: 'revenue' } as const;

/**
 * Takes the tables that are read, and those whose owners are compared; others are added to `ignored`. When nothing else is there, the largest table that was
 * not recognised is taken with questions to a person.
 */
export function planTables(
  tables: readonly PlannedTable[],
  canonical: readonly PlannedFile[],
  ignored: IgnoredFile[],
): { taken: PlannedTable[]; compared: PlannedTable[] } {
  const taken: PlannedTable[] = [];
  const unknown: PlannedTable[] = [];
  const compared: PlannedTable[] = [];
  const assignments = canonical.find(({ mapping }) => mapping.kind === 'assignments');
  for (const table of tables) {
    const { holds, file } = table.recognised;
    const kind = holds in CANONICAL_OF ? CANONICAL_OF[holds as keyof typeof CANONICAL_OF] : null;
    const instead = canonical.find(({ mapping }) => mapping.kind === kind);
    if (holds === 'nothing') unknown.push(table);
    else if (instead && tellsOwners(table)) compared.push(table);
    else if (instead) ignored.push({ file, because: `${instead.file.name} holds the ${kind}` });
    else if (holds === 'ownerHistory' && assignments)
      ignored.push({ file, because: `${assignments.file.name} holds the owners` });
    else taken.push(table);
  }
  const asking = canonical.length > 0 ? null : taken.every(isHistory) ? largest(unknown) : almostSales(taken);
  for (const table of unknown) {
    if (table !== asking)
      ignored.push({ file: table.recognised.file, because: 'its name and columns are of no known kind' });
  }
  for (const { recognised } of compared) {
    const because = 'another file holds the accounts; the owners in it are only compared';
    ignored.push({ file: recognised.file, because });
  }
  if (asking === null) return { taken, compared };
  const others = taken.filter((table) => table !== asking);
  const { file, sheet } = asking.recognised;
  const asked = {
    ...asking,
    recognised: recogniseByAsking({
      file,
      sheet,
      profile: asking.profile,
      across: asking.layout.across !== undefined,
      headerLines: asking.layout.headerLines,
    }),
  };
  return { taken: [...others, asked], compared };
}

/** A history alone brings no sales: another table beside it may. */
const isHistory = ({ recognised }: PlannedTable): boolean => recognised.holds === 'ownerHistory';

/** A second list of accounts that says who owns them. */
function tellsOwners({ recognised }: PlannedTable): boolean {
  const has = (field: string): boolean => positionOf(recognised, field) >= 0;
  return recognised.holds === 'accounts' && (has('owner') || has('ownerName'));
}

/** A table without any sales beside it that names reps and amounts: its month was not understood, it is no list of accounts. */
function almostSales(taken: readonly PlannedTable[]): PlannedTable | null {
  if (taken.some(({ recognised }) => recognised.holds === 'deals' || recognised.told !== 'recognised')) return null;
  return taken.find(({ profile }) => lacksOnlyItsMonth(profile.columns)) ?? null;
}

function largest(tables: readonly PlannedTable[]): PlannedTable | null {
  const [most] = tables
    .filter(({ recognised }) => recognised.told === 'recognised')
    .sort((a, b) => b.profile.rows - a.profile.rows);
  return most && most.profile.rows > 0 && most.profile.columns.length > 1 ? most : null;
}
