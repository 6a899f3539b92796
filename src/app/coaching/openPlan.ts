import { uuidv7 } from 'uuidv7';
import type { AccountId, RepId } from '../../accounts/types';
import { goalProblem } from '../../coaching/goal';
import { requirePossible, requireWords } from '../../coaching/lifeCycle';
import { chooseAccounts, requireStart } from '../../coaching/opening';
import type { CoachingEvent, CoachingPlan, Goal, PlanHeader } from '../../coaching/types';
import type { RepVerdict } from '../../growth/types';
import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { currentAnalysis } from '../../storage/analyses/analyses';
import { appendAudit } from '../../storage/audit/auditLog';
import { bookToCoach } from '../../storage/coaching/joining';
import { appendEvent, insertPlan, openPlanOf } from '../../storage/coaching/plans';
import { type Database, type Db, inTransaction } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import { repAnalysis } from '../../storage/people/repPages';
import type { Actor } from '../actor';
import { requireCoach } from './requireCoach';
import { tellCoaching } from './tellCoaching';

export interface NewPlan {
  repId: RepId;
  goal: Omit<Goal, 'reason'>;
  startDate: Day;
  /** Ids of accounts of the book, or the whole book. */
  accounts: readonly AccountId[] | 'book';
  /** Why coaching; needed where the latest analysis suggests something else. */
  reason: string;
  steps: readonly { words: string; due: Day }[];
}

/**
 * Opens a coaching plan for a rep, by a manager of the rep's line. The accounts are fixed now and the accounts to compare
 * them with are those of the latest analysis.
 * @returns the plan's id, and a sentence for each account that a whole book leaves out
 * @throws ProductError coaching.notFound, coaching.exists (conflict), coaching.noAnalysis (refused), and what is wrong
 * with the form: coaching.start, coaching.goal, coaching.accounts, coaching.words, coaching.day
 */
export async function openPlan(
  database: Database,
  asked: NewPlan,
  actor: Actor,
): Promise<{ id: string; leftOut: string[] }> {
  return inTransaction(database.db, async (trx) => {
    await requireCoach(trx, asked.repId, actor);
    if (await openPlanOf(trx, asked.repId)) throw exists();
    const analysis = await currentAnalysis(trx);
    if (!analysis) throw noAnalysis();
    requireStart(asked.startDate, actor.today);
    const suggested = await suggestedTo(trx, analysis.id, asked.repId);
    if (suggested !== null && suggested !== 'train') {
      requireWords(asked.reason, 'reason', 'The figures do not suggest coaching: say why');
    }
    const book = await bookToCoach(trx, asked.repId, actor.today, analysis.id);
    const { accountIds, leftOut } = chooseAccounts(book, asked.accounts, actor.today);
    const header: PlanHeader & { analysisId: string } = {
      id: uuidv7(),
      repId: asked.repId,
      analysisId: analysis.id,
      startDate: asked.startDate,
      wholeBook: asked.accounts === 'book',
      accountIds,
      suggested,
      reason: asked.reason.trim() || null,
      opened: { at: actor.now, by: actor.id },
    };
    const events = eventsOf(asked, header);
    await insertPlan(trx, header);
    for (const event of events) await appendEvent(trx, header.id, event, header.opened);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'coaching.opened',
      subjectType: 'coaching',
      subjectId: header.id,
      payload: { ...header, opened: undefined, accountIds: undefined, accounts: accountIds.length, goal: asked.goal },
    });
    await tellCoaching(trx, 'coachingOpened', header, actor);
    return { id: header.id, leftOut };
  });
}

/** The goal and the first steps, checked. */
function eventsOf({ goal, steps }: NewPlan, header: PlanHeader): CoachingEvent[] {
  const problem = goalProblem({ ...goal, reason: null }, header.startDate);
  if (problem) throw new ProductError('invalid', 'coaching.goal', problem.sentence, { field: problem.field });
  const empty: CoachingPlan = { ...header, goals: [], steps: [], notes: [], left: [], end: null };
  const events: CoachingEvent[] = [
    { kind: 'goalSet', goal: { ...goal, words: goal.words.trim(), reason: null } },
    ...steps.map(({ words, due }) => ({ kind: 'stepAdded' as const, words: words.trim(), due })),
  ];
  for (const event of events) requirePossible(empty, event);
  return events;
}

/** What the figures suggested; null where the company does not tell it to the line above. */
async function suggestedTo(db: Db, analysisId: string, repId: RepId): Promise<RepVerdict | null> {
  if (!(await companyTelling(db)).showRepFigures) return null;
  return (await repAnalysis(db, analysisId, repId))?.verdict ?? null;
}

function exists(): ProductError {
  return new ProductError(
    'conflict',
    'coaching.exists',
    'This rep has a coaching plan already. End it with its result before another one is opened.',
  );
}

function noAnalysis(): ProductError {
  return new ProductError(
    'refused',
    'coaching.noAnalysis',
    'Growth has not been analysed yet, so there is nothing to measure a coaching plan by. Run the analysis first.',
  );
}
