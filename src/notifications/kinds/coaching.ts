import { z } from 'zod';
import { kind } from '../kind';

const plan = z.strictObject({ planId: z.string() });
const href = ({ planId }: z.output<typeof plan>): string => `/coaching/${planId}`;

/** What reps and the managers above them are told about coaching. */
export const coachingKinds = {
  coachingOpened: kind({
    label: 'A coaching plan begins',
    for: 'everybody',
    normally: 'atOnce',
    about: plan,
    sentence: () => 'A coaching plan is open; its page says the goal, the steps and the day of the review.',
    href,
  }),
  coachingReviewDue: kind({
    label: 'The review of a coaching plan is due',
    for: 'everybody',
    normally: 'atOnce',
    about: plan,
    sentence: () => 'The review of a coaching plan is due: look at its goal together, then end it or set another day.',
    href,
  }),
  coachingEnded: kind({
    label: 'A coaching plan has ended',
    for: 'everybody',
    normally: 'atOnce',
    about: plan,
    sentence: () => 'A coaching plan has ended; its page says with what result, and why.',
    href,
  }),
};
