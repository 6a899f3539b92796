import { type ShownRepAnalysis, shownRep } from '../../growth/reps/withhold';
import type { RepVerdict } from '../../growth/types';
import { canSeeRepFigures } from '../../people/permissions';
import type { AnalysisHeader } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import {
  listTeams,
  type RepLine,
  type RepQuery,
  type RepSort,
  repLines,
  verdictCounts,
} from '../../storage/people/repPages';
import type { Viewing } from '../accounts/viewing';

export interface RepsAsked {
  header: AnalysisHeader;
  viewing: Viewing;
  today: string;
  filter: Pick<RepQuery, 'managerId' | 'words'>;
}

export interface ListedReps<P> {
  found: number;
  /** How many of those found have which verdict; null where individual rep figures are turned off. */
  verdicts: Partial<Record<RepVerdict, number>> | null;
  paging: P;
  lines: (Omit<RepLine, 'analysis'> & { analysis: ShownRepAnalysis })[];
  /** The teams to choose from, each by its manager. */
  teams: readonly { id: number; name: string }[];
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
  const company = await companyTelling(db);
  return {
    found,
    verdicts: company.showRepFigures ? verdicts : null,
    paging,
    lines: lines.map(({ analysis, ...line }) => ({
      ...line,
      analysis: shownRep(analysis, canSeeRepFigures(viewing.user, line.id, company)),
    })),
    teams: await listTeams(db, seen),
  };
}
