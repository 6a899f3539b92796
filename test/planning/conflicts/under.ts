import { limitsOf } from '../../../src/planning/looser/limits';
import type { Loosening, PlanningInput } from '../../../src/planning/types';

/** The input with limits loosened as told, but one of them a step less than that. */
export function under(given: PlanningInput, loosenings: Loosening[], tighter: Loosening | null): PlanningInput {
  return loosenings.reduce((changed, one) => {
    const limit = limitsOf(given).find(({ name }) => name === one.limit)!;
    let step = 1;
    if (typeof one.to === 'number')
      step = Math.round((one.to - Number(limit.valueAt(0))) / (Number(limit.valueAt(1)) - Number(limit.valueAt(0))));
    else while (JSON.stringify(limit.valueAt(step)) !== JSON.stringify(one.to)) step++;
    return limit.under(changed, one === tighter && limit.nested ? step - 1 : step);
  }, given);
}
