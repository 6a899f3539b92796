import { z } from 'zod';
import { kind } from '../kind';

const challenge = z.strictObject({ tradeId: z.string(), number: z.number().int() });

/** What is told while a rep challenges an announced exchange: managers are asked, the rep gets the answer. */
export const challengeKinds = {
  challengeRaised: kind({
    label: 'A rep challenges a trade',
    for: 'managers',
    normally: 'atOnce',
    about: challenge,
    sentence: ({ number }) => `A rep challenges trade ${number}; an answer is due within five working days.`,
    href: ({ tradeId }) => `/trades/${tradeId}`,
  }),
  challengeOverdue: kind({
    label: 'A challenge has been left without an answer',
    for: 'managers',
    normally: 'atOnce',
    about: challenge,
    sentence: ({ number }) => `A challenge of trade ${number} was not answered in time and now waits for you.`,
    href: ({ tradeId }) => `/trades/${tradeId}`,
  }),
  challengeAnswered: kind({
    label: 'My challenge is answered',
    for: 'reps',
    normally: 'atOnce',
    about: z.strictObject({}),
    sentence: () => 'Your challenge of an account exchange is answered.',
    href: () => '/my-accounts',
  }),
};
