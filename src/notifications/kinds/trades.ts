import { z } from 'zod';
import { kind } from '../kind';

const trade = z.strictObject({ tradeId: z.string(), number: z.number().int() });
const href = ({ tradeId }: z.output<typeof trade>): string => `/trades/${tradeId}`;

/** What managers and administrators are told about trades. */
export const tradeKinds = {
  consentAsked: kind({
    label: 'My consent to a trade is asked for',
    for: 'managers',
    normally: 'atOnce',
    about: trade,
    sentence: ({ number }) => `Your consent to trade ${number} is asked for.`,
    href,
  }),
  tradeApproved: kind({
    label: 'A trade I proposed or consented to is approved',
    for: 'managers',
    normally: 'daily',
    about: trade,
    sentence: ({ number }) => `Trade ${number} is approved: every consent is there.`,
    href,
  }),
  tradeRejected: kind({
    label: 'A trade I proposed or consented to is rejected',
    for: 'managers',
    normally: 'atOnce',
    about: trade,
    sentence: ({ number }) => `Trade ${number} was rejected; its page says why.`,
    href,
  }),
  tradeConflict: kind({
    label: 'A trade could not take effect',
    for: 'managers',
    normally: 'atOnce',
    about: trade,
    sentence: ({ number }) => `Trade ${number} could not take effect; its page says what stands in the way.`,
    href,
  }),
  reviewDue: kind({
    label: 'The review of a trade is due',
    for: 'managers',
    normally: 'daily',
    about: trade,
    sentence: ({ number }) => `The review of trade ${number} is due: say whether it is kept, extended or reversed.`,
    href: ({ tradeId }) => `/trades/${tradeId}/outcome`,
  }),
};
