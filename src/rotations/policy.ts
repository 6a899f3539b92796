import { z } from 'zod';
import { candidatesPolicy, growthPolicy, repsPolicy } from '../growth/policy';
import { beliefsPolicy, planPolicy } from '../planning/policy';
import { ProductError } from '../shared/errors';

/** The whole policy of a rotation: unknown keys are an error, what is left out takes its default. */
export const policySchema = z.strictObject({
  fiscalYearStartMonth: z.int().min(1).max(12).default(1),
  valueBasis: z.enum(['revenue', 'margin']).default('revenue'),
  growth: growthPolicy,
  candidates: candidatesPolicy,
  reps: repsPolicy,
  beliefs: beliefsPolicy,
  plan: planPolicy,
});

export type Policy = z.infer<typeof policySchema>;

/** The policy with every default. */
export function defaultPolicy(): Policy {
  return policySchema.parse({});
}

/**
 * Checks a policy read from JSON and fills in the defaults.
 * @throws ProductError policy.invalid naming each wrong key, what was found and what is expected
 */
export function parsePolicy(value: unknown): Policy {
  const result = policySchema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'policy'}: ${issue.message}`);
  throw new ProductError('invalid', 'policy.invalid', `The policy cannot be used. ${problems.join('; ')}.`, {
    problems,
  });
}
