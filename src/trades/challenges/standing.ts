import type { Day } from '../../shared/calendar';
import { addWorkingDays } from '../../shared/workingDays';

/** Working days in which a rep can challenge an announced trade, and in which the answer is due. */
const CHALLENGE_DAYS = 5;
const ANSWER_DAYS = 5;

/** Last day on which what was announced on a day can be challenged. */
export function challengesUntil(announcedOn: Day, holidays: ReadonlySet<Day>): Day {
  return addWorkingDays(announcedOn, CHALLENGE_DAYS, holidays);
}

/** Last day for the answer to what was raised, or escalated, on a day. */
export function answerDue(raisedOn: Day, holidays: ReadonlySet<Day>): Day {
  return addWorkingDays(raisedOn, ANSWER_DAYS, holidays);
}

/** rejected: it stays as announced · withdrawn: the trade is given up · repair: it is changed and agreed to anew. */
export const CHALLENGE_OUTCOMES = ['rejected', 'withdrawn', 'repair'] as const;

export type ChallengeOutcome = (typeof CHALLENGE_OUTCOMES)[number];

/** What happened to a challenge after it was raised, in order. */
export type ChallengeStep =
  | { kind: 'answered'; outcome: ChallengeOutcome }
  /** The rep takes a rejection to the manager above, once. */
  | { kind: 'escalated'; dueOn: Day }
  /** The rep takes the challenge back. */
  | { kind: 'takenBack' };

export interface ChallengeStanding {
  /** open: waits for an answer · the outcomes · takenBack: by the rep */
  state: 'open' | 'takenBack' | ChallengeOutcome;
  /** Last day for the answer; null when none is due. */
  dueOn: Day | null;
  late: boolean;
  /** Who is asked: 0 = the rep's manager, 1 = the manager above; both when the answer is late. */
  asked: readonly (0 | 1)[];
  /** The rep may take the rejection to the manager above. */
  mayEscalate: boolean;
}

/**
 * Where a challenge stands. The rep's manager answers within five working days; when that is late the manager above is
 * asked too. A rejection can be taken to the manager above once; that answer is final.
 */
export function challengeStanding(dueOn: Day, steps: readonly ChallengeStep[], today: Day): ChallengeStanding {
  const last = steps.at(-1);
  const escalated = steps.find((step) => step.kind === 'escalated');
  if (last?.kind === 'takenBack') return ended('takenBack');
  if (last?.kind === 'answered') {
    return { ...ended(last.outcome), mayEscalate: last.outcome === 'rejected' && escalated === undefined };
  }
  const due = escalated?.dueOn ?? dueOn;
  const late = today > due;
  return { state: 'open', dueOn: due, late, asked: escalated ? [1] : late ? [0, 1] : [0], mayEscalate: false };
}

function ended(state: ChallengeStanding['state']): ChallengeStanding {
  return { state, dueOn: null, late: false, asked: [], mayEscalate: false };
}
