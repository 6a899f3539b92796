import { z } from 'zod';
import type { StandingChallenge } from '../../../app/challenges/challengesOf';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { CHALLENGE_OUTCOMES } from '../../../trades/challenges/standing';
import { approverName } from '../../../trades/consents';
import { day, instant, repId } from '../fields';
import { named } from '../named';

const outcome = z.enum(CHALLENGE_OUTCOMES);

export const challengeState = z.enum(['open', ...CHALLENGE_OUTCOMES, 'takenBack']);

export const challengeSchema = named(
  'Challenge',
  z.object({
    challengeId: z.int(),
    tradeId: z.string(),
    tradeNumber: z.int(),
    rotationId: z.string(),
    repId,
    repName: z.string(),
    reason: z.string(),
    raisedAt: instant,
    state: challengeState.meta({
      description:
        'rejected: it stays as announced; withdrawn: the trade is given up; repair: it is changed and agreed to anew.',
    }),
    dueOn: day.nullable().meta({ description: 'Last day for the answer; null when none is due.' }),
    late: z.boolean(),
    asked: z.array(z.string()).meta({ description: 'Names of who can answer it now.' }),
    mayEscalate: z.boolean().meta({ description: 'The rep can take the rejection to the manager above.' }),
    history: z.array(
      z.object({
        what: z.enum(['answered', 'escalated', 'takenBack']),
        outcome: outcome.nullable(),
        reason: z.string(),
        at: instant,
        by: z.string(),
      }),
    ),
  }),
);

/** Challenges as the API tells them. */
export async function challengesJson(db: Db, challenges: readonly StandingChallenge[]) {
  const reps = await repExternalIds(db);
  return challenges.map(({ id, at, standing, answerers, steps, ...challenge }) => ({
    ...challenge,
    challengeId: id,
    repId: reps.get(challenge.repId) ?? '',
    raisedAt: at,
    state: standing.state,
    dueOn: standing.dueOn,
    late: standing.late,
    asked: answerers.map(approverName),
    mayEscalate: standing.mayEscalate,
    history: steps.map((step) => ({
      what: step.kind,
      outcome: step.kind === 'answered' ? step.outcome : null,
      reason: step.reason,
      at: step.at,
      by: step.byName,
    })),
  }));
}
