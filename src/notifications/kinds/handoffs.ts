import { z } from 'zod';
import { grouped, kind } from '../kind';

/** What is told while accounts pass from one rep to another. */
export const handoffKinds = {
  handoffLate: kind({
    label: 'A handoff is late',
    for: 'everybody',
    normally: 'daily',
    about: z.strictObject({
      /** The page where the reader sees it: the rep's own accounts or the trade. */
      path: z.string().startsWith('/'),
      steps: z.number().int().min(1),
    }),
    sentence: ({ steps }) => `A handoff is late: ${steps === 1 ? '1 step is' : `${grouped(steps)} steps are`} overdue.`,
    href: ({ path }) => path,
  }),
};
