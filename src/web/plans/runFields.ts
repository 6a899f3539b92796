import { z } from 'zod';

/** What every form that starts the planner asks for. */
export const runFields = {
  name: z.string().trim().max(120, 'At most 120 characters.').default(''),
  timeLimitSeconds: z.coerce
    .number('Write seconds from 1 to 600.')
    .min(1, 'At least 1 second.')
    .max(600, 'At most 600 seconds.')
    .default(30),
  seed: z.coerce
    .number('Write a whole number.')
    .int('Write a whole number.')
    .min(0, 'From 0 on.')
    .max(2_147_483_647, 'At most 2147483647.')
    .default(1),
  engine: z.enum(['auto', 'javascript-lp', 'highs'], 'Choose one of the engines.').default('auto'),
};

/** Fields left empty count as not given. */
export function filled(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([, value]) => value !== ''));
}
