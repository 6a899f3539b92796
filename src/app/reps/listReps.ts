import type { RepVerdict } from '../../growth/types';
import type { AnalysisHeader } from '../../storage/analyses';
import type { Db } from '../../storage/database';
import { listTeams, type RepLine, type RepQuery, type RepSort, repLines, verdictCounts } from '../../storage/repPages';
import type { Viewing } from '../accounts/viewing';

export interface RepsAsked {
  header: AnalysisHeader;
  viewing: Viewing;
  today: string;
  filter: Pick<RepQuery, 'managerId' | 'words'>;
}

export interface ListedReps<P> {
  found: number;
  /** How many of those found have which verdict. */
  verdicts: Partial<Record<RepVerdict, number>>;
  paging: P;
  lines: RepLine[];
  /** The teams to choose from, each by its manager. */
  teams: { id: number; name: string }[];
}

/** One page of the reps a user may see. `part` turns the number found into what to show. */
export async function listReps<P extends { offset: number; limit: number }>(
  db: Db,
  { header, viewing, today, filter }: RepsAsked,
  order: { column: RepSort; descending: boolean },
  part: (found: number) => P,
): Promise<ListedReps<P>> {
  const seen: RepQuery = { analysisId: header.id, today, scope: viewing.repIds };
  const query = { ...seen, ...filter };
  const verdicts = await verdictCounts(db, query);
  const found = Object.values(verdicts).reduce((sum, reps) => sum + reps, 0);
  const paging = part(found);
  const lines = await repLines(db, query, { ...order, ...paging });
  return { found, verdicts, paging, lines, teams: await listTeams(db, seen) };
}
