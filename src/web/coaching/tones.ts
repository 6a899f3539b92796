import { standingOf } from '../../coaching/standing';
import { type CoachingPlan, RESULTS } from '../../coaching/types';
import { RESULT_WORDS } from '../../coaching/words';
import { capitalised } from '../../shared/wording';
import type { Tone } from '../view/tones';

/** The tone that goes with where a plan stands. */
export function standingTone(plan: CoachingPlan, today: string): Tone {
  switch (standingOf(plan, today)) {
    case 'ahead':
      return 'quiet';
    case 'running':
    case 'reviewDue':
      return 'waiting';
    case 'ended':
      return plan.end!.result === 'reached' ? 'done' : 'quiet';
  }
}

export const RESULT_OPTIONS = RESULTS.map((value) => ({ value, label: capitalised(RESULT_WORDS[value]) }));
