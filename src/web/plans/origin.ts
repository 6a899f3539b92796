import type { RepId } from '../../accounts/types';
import { CHANGEABLE, NO_CHANGES } from '../../rotations/planChanges';
import type { Policy } from '../../rotations/policy';
import { accountNames } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import type { ShownPlan } from '../../storage/plans/planPages';
import { ownersIn } from '../../storage/rotations/rotationPages';
import { policyFacts } from '../policy/facts';
import { LIMIT_KNOBS } from './again/limitKnobs';
import type { Names } from './swapRows';

/** What is different about a plan from the policy of its rotation. */
export interface PlanOrigin {
  /** Limits with the value here and in the policy. */
  limits: { label: string; here: string; policy: string }[];
  /** Swaps that were to be in it. */
  pins: number;
  exclusions: { name: string; reason: string; until: string }[];
  /** Exclusions that concern nobody in sight. */
  hidden: number;
  any: boolean;
}

/** Reads it from what was asked of the plan; `within` null = everything is in sight. */
export async function planOrigin(
  db: Db,
  { changes }: Pick<ShownPlan, 'changes'>,
  rotation: { policy: Policy; analysisId: string | null },
  names: Names,
  within: ReadonlySet<RepId> | null,
): Promise<PlanOrigin> {
  const { limits, pins, exclusions } = changes ?? NO_CHANGES;
  const ids = exclusions.flatMap((one) => one.accountId ?? []);
  const accounts = await accountNames(db, ids);
  const owners = await ownersIn(db, rotation.analysisId, ids);
  const seen = exclusions.filter(({ accountId, repId }) => {
    const rep = accountId === null ? repId : owners.get(accountId);
    return within === null || (rep != null && within.has(rep));
  });
  return {
    limits: limitWords(rotation.policy, limits, (await companyTelling(db)).locale),
    pins: pins.length,
    exclusions: seen.map(({ accountId, repId, reason, until }) => ({
      name: accountId === null ? `the book of ${names.get(repId!) ?? ''}` : (accounts.get(accountId) ?? ''),
      reason,
      until,
    })),
    hidden: exclusions.length - seen.length,
    any: Object.keys(limits).length + pins.length + exclusions.length > 0,
  };
}

function limitWords(policy: Policy, limits: Partial<Policy['plan']>, locale: string): PlanOrigin['limits'] {
  if (Object.keys(limits).length === 0) return [];
  const here = policyFacts({ ...policy, plan: { ...policy.plan, ...limits } }, locale);
  const before = policyFacts(policy, locale);
  const changed = CHANGEABLE.filter((name) => limits[name] !== undefined).map((name) => `plan.${name}`);
  return LIMIT_KNOBS.filter(({ path }) => changed.includes(path)).map(({ label }) => ({
    label,
    here: valueUnder(here, label),
    policy: valueUnder(before, label),
  }));
}

function valueUnder(facts: { label: string; value: string }[], label: string): string {
  return facts.find((fact) => fact.label === label)?.value ?? '';
}
