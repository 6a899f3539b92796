import { z } from 'zod';
import { kind } from '../kind';

/** What is told about deliveries to other systems. */
export const webhookKinds = {
  webhookDisabled: kind({
    label: 'A webhook was switched off because nothing arrived',
    for: 'managers',
    normally: 'atOnce',
    about: z.strictObject({ webhookId: z.string() }),
    sentence: () => 'A webhook was switched off: nothing has arrived there for two days. Its page says why.',
    href: ({ webhookId }) => `/webhooks/${webhookId}`,
  }),
};
