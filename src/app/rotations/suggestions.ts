import type { RepId } from '../../accounts/types';
import type { BookDecision } from '../../coaching/bookDecisions';
import { type ShownRepAnalysis, shownRep } from '../../growth/reps/withhold';
import type { RepVerdict } from '../../growth/types';
import { canSeeRepFigures } from '../../people/permissions';
import { repNames } from '../../storage/accounts/accountNames';
import { openPlanIds } from '../../storage/coaching/plans';
import { bookDecisions } from '../../storage/coaching/repDecisions';
import type { Db } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import { listRepVerdicts, repsToCoach } from '../../storage/rotations/repVerdicts';
import type { Rotation } from '../../storage/rotations/rotations';
import type { Viewing } from '../accounts/viewing';

const VERDICTS: readonly RepVerdict[] = ['train', 'trade', 'market', 'leave'];

/** What the figures suggest for each book in sight. */
export interface Suggestions {
  /** Books in sight, and those among them that nobody decided about. */
  found: number;
  open: number;
  /** The part that was asked for. */
  books: (ShownRepAnalysis & {
    name: string;
    /** The latest decision about it in this rotation; null = nobody decided. */
    decision: BookDecision | null;
    /** The coaching plan that is open; null = none. */
    planId: string | null;
  })[];
  /** How many books have which verdict; null where individual rep figures are turned off. */
  verdicts: Partial<Record<RepVerdict, number>> | null;
}

/**
 * Train, trade or leave for the books of a rotation that a user may see, and what was decided; books without accounts
 * are left out. `part` turns the number found into which of them are told; left out = all.
 */
export async function suggestions(
  db: Db,
  rotation: { id: string; analysisId: string },
  { user, repIds }: Viewing,
  part: (found: number) => { offset: number; limit: number } = (found) => ({ offset: 0, limit: found }),
): Promise<Suggestions> {
  const company = await companyTelling(db);
  const reps = (await listRepVerdicts(db, rotation.analysisId, repIds)).filter((rep) => rep.accounts > 0);
  const decided = await bookDecisions(db, rotation.id);
  const plans = await openPlanIds(db, repIds);
  const { offset, limit } = part(reps.length);
  return {
    found: reps.length,
    open: reps.filter(({ repId }) => !decided.has(repId)).length,
    books: reps.slice(offset, offset + limit).map((rep) => ({
      ...shownRep(rep, canSeeRepFigures(user, rep.repId, company)),
      name: rep.name,
      decision: decided.get(rep.repId) ?? null,
      planId: plans.get(rep.repId) ?? null,
    })),
    verdicts: company.showRepFigures
      ? Object.fromEntries(VERDICTS.map((verdict) => [verdict, reps.filter((rep) => rep.verdict === verdict).length]))
      : null,
  };
}

/**
 * Of these reps, those who are to be coached first, by name: a person decided so in this rotation, or the figures suggest it
 * and nobody decided otherwise. Where rep figures are turned off only decisions count.
 */
export async function coachFirst(
  db: Db,
  rotation: Pick<Rotation, 'id' | 'analysisId'>,
  repIds: readonly RepId[],
): Promise<string[]> {
  const decided = await bookDecisions(db, rotation.id);
  const told = rotation.analysisId !== null && (await companyTelling(db)).showRepFigures;
  const undecided = repIds.filter((id) => !decided.has(id));
  const toCoach = told ? await repsToCoach(db, rotation.analysisId!) : new Map<RepId, string>();
  const suggested = undecided.flatMap((id) => toCoach.get(id) ?? []);
  const train = repIds.filter((id) => decided.get(id)?.decision === 'train');
  const names = train.length === 0 ? new Map<RepId, string>() : await repNames(db);
  return [...new Set([...suggested, ...train.map((id) => names.get(id) ?? '')])].sort();
}
