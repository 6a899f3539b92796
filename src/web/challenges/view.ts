import type { StandingChallenge } from '../../app/challenges/challengesOf';
import type { ChallengeStanding } from '../../trades/challenges/standing';
import { approverName } from '../../trades/consents';
import type { Tone } from '../view/tones';

const STATES: Record<ChallengeStanding['state'], { label: string; tone: Tone }> = {
  open: { label: 'waits for an answer', tone: 'waiting' },
  rejected: { label: 'rejected', tone: 'quiet' },
  withdrawn: { label: 'upheld: taken back', tone: 'done' },
  repair: { label: 'upheld: to be repaired', tone: 'waiting' },
  takenBack: { label: 'taken back', tone: 'quiet' },
};

/** A challenge as pages show it to somebody. */
export function challengeView(challenge: StandingChallenge, userId: string) {
  const { standing, answerers } = challenge;
  return {
    ...challenge,
    ...STATES[standing.state],
    late: standing.late,
    due: standing.dueOn,
    asks: answerers.map(approverName),
    isAsked: answerers.some((user) => user.userId === userId),
    mayEscalate: standing.mayEscalate,
    isOpen: standing.state === 'open',
  };
}
