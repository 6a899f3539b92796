import type { AnalysisHeader } from '../../storage/analyses';
import type { Db } from '../../storage/database';
import { countReps, listTeams, type RepLine, type RepQuery, type RepSort, repLines } from '../../storage/repPages';
import type { Viewing } from '../accounts/viewing';

export interface RepsAsked {
  header: AnalysisHeader;
  viewing: Viewing;
  today: string;
  filter: Pick<RepQuery, 'managerId' | 'words'>;
}

/** One page of the reps a user may see, how many fit, and the teams to choose from. */
export async function listReps<P extends { offset: number; limit: number }>(
  db: Db,
  { header, viewing, today, filter }: RepsAsked,
  order: { column: RepSort; descending: boolean },
  part: (found: number) => P,
): Promise<{ found: number; paging: P; lines: RepLine[]; teams: { id: number; name: string }[] }> {
  const query: RepQuery = { ...filter, analysisId: header.id, today, scope: viewing.repIds };
  const found = await countReps(db, query);
  const paging = part(found);
  return { found, paging, lines: await repLines(db, query, { ...order, ...paging }), teams: await listTeams(db) };
}
