import { z } from 'zod';
import { kind } from '../kind';

/** What reps are told before a rotation is planned. */
export const wishKinds = {
  wishesAsked: kind({
    label: 'I am asked which accounts I would hand over and keep',
    for: 'reps',
    normally: 'atOnce',
    about: z.strictObject({ rotationId: z.string() }),
    sentence: () => 'Before the next exchange is planned you can say which accounts you would hand over and keep.',
    href: ({ rotationId }) => `/my-accounts/wishes/${rotationId}`,
  }),
};
