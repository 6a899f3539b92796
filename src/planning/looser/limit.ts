import type { LimitValue, LoosenedLimit, PlanningInput } from '../types';

/**
 * A limit of the policy with its looser values in order: value 0 is what holds, `steps` is the loosest. Where `nested`,
 * whatever a value allows, every later one allows too.
 */
export interface Limit {
  name: LoosenedLimit;
  steps: number;
  nested: boolean;
  valueAt(step: number): LimitValue;
  under(input: PlanningInput, step: number): PlanningInput;
}
