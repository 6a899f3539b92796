import type { RepId } from '../../accounts/types';
import type { Plan, PlanningInput } from '../../planning/types';
import { limitRows } from '../plans/costs/limitRows';

/** Which limits a plan's bound rests on, in the policy's words; null for plans that do not say. */
export function tightestPart(
  input: PlanningInput,
  plan: Plan,
  nameOf: (repId: RepId) => string | null,
  locale: string,
) {
  if (!plan.tightest) return null;
  const words = new Map(limitRows(input, locale).map((row) => [row.limit, row]));
  const rows = plan.tightest.map(({ limit, share, reps }) => ({
    label: words.get(limit)?.label ?? limit,
    now: words.get(limit)?.now ?? '',
    share,
    names: reps.flatMap(({ repId }) => nameOf(repId) ?? []),
  }));
  return { rows, rest: Math.max(0, 1 - rows.reduce((sum, { share }) => sum + share, 0)) };
}
