import type { RepId } from '../../accounts/types';
import { bundlesOf } from '../../planning/fairness/bundles';
import { type Envy, envyAmong, summaryOf } from '../../planning/fairness/envy';
import { valueToReps } from '../../planning/fairness/values';
import { problemOf } from '../../planning/problem/problem';
import type { Plan, PlanningInput } from '../../planning/types';
import { averageFit } from '../../planning/worth/averageFit';

const SHOWN = 12;
/** With more reps in swaps their pairs are counted, not listed. */
const MOST_LISTED = 300;

type NameOf = (repId: RepId) => string | null;

/** Envy before and after from the snapshot, of the traded accounts alone; f̄ still rests on all of them. */
function enviesOf(input: PlanningInput, plan: Plan) {
  const traded = new Set(plan.swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)));
  const problem = problemOf({
    ...input,
    averageFit: input.averageFit ?? averageFit(input.accounts, input.reps, input.plan.compatibility),
    accounts: input.accounts.filter((account) => traded.has(account.id)),
    pinned: [],
    fixed: [],
  });
  const [bundles, value] = [bundlesOf(plan.swaps), valueToReps(problem)];
  return { before: envyAmong(bundles, 'given', value), after: envyAmong(bundles, 'received', value) };
}

function rowOf(envy: Envy, nameOf: NameOf) {
  const [name, other] = [nameOf(envy.repId), nameOf(envy.otherRepId)];
  return name === null || other === null ? [] : [{ ...envy, name, other, gone: envy.remainingCents <= 0 }];
}

/** How even and how fair a plan is, before and after, and who would rather have another's accounts. */
export function fairnessPart(input: PlanningInput, plan: Plan, nameOf: NameOf) {
  const { before, after } = plan.fairness;
  const listed = plan.swaps.length > 0 && plan.reps.filter((rep) => rep.swaps > 0).length <= MOST_LISTED;
  const envies = listed ? enviesOf(input, plan) : null;
  const rows = envies?.after.envies.flatMap((envy) => rowOf(envy, nameOf)) ?? [];
  return {
    before: { ...before, envy: before.envy ?? (envies ? summaryOf(envies.before) : null) },
    after: { ...after, envy: after.envy ?? (envies ? summaryOf(envies.after) : null) },
    worstOffName: after.worstOffRepId === null ? null : nameOf(after.worstOffRepId),
    worstOffIsOut: plan.reps.every((rep) => rep.repId !== after.worstOffRepId || rep.swaps === 0),
    rows: rows.slice(0, SHOWN),
    more: Math.max(0, rows.length - SHOWN),
    hidden: (envies?.after.envies.length ?? 0) - rows.length,
  };
}
