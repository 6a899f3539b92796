import { type ShownRepAnalysis, shownRep } from '../../growth/reps/withhold';
import type { RepVerdict } from '../../growth/types';
import { canSeeRepFigures } from '../../people/permissions';
import type { Db } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import { repsToCoach } from '../../storage/rotations/rotationPages';
import { listRepVerdicts } from '../../storage/rotations/rotationPagesCandidates';
import type { Viewing } from '../accounts/viewing';

const VERDICTS: readonly RepVerdict[] = ['train', 'trade', 'market', 'leave'];

/** What the figures suggest for each book in sight. */
export interface Suggestions {
  books: (ShownRepAnalysis & { name: string })[];
  /** How many books have which verdict; null where individual rep figures are turned off. */
  verdicts: Partial<Record<RepVerdict, number>> | null;
}

/** Train, trade or leave for the books of an analysis that a user may see; books without accounts are left out. */
export async function suggestions(db: Db, analysisId: string, { user, repIds }: Viewing): Promise<Suggestions> {
  const company = await companyTelling(db);
  const reps = (await listRepVerdicts(db, analysisId, repIds)).filter((rep) => rep.accounts > 0);
  return {
    books: reps.map((rep) => ({
      ...shownRep(rep, canSeeRepFigures(user, rep.repId, company)),
      name: rep.name,
    })),
    verdicts: company.showRepFigures
      ? Object.fromEntries(VERDICTS.map((verdict) => [verdict, reps.filter((rep) => rep.verdict === verdict).length]))
      : null,
  };
}

/** Of these reps, those for whom coaching is suggested first, by name; nobody where rep figures are turned off. */
export async function coachFirst(db: Db, analysisId: string | null, repIds: readonly number[]): Promise<string[]> {
  if (analysisId === null || !(await companyTelling(db)).showRepFigures) return [];
  return repsToCoach(db, analysisId, repIds);
}
