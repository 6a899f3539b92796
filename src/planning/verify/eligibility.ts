import type { PlanLeg, PlannedSwap, PlanningRep } from '../types';
import type { Facts, Violation } from './facts';

function sameTeam({ input, reps }: Facts, a: PlanningRep, b: PlanningRep): boolean {
  if (input.plan.crossTeam === 'any' || input.reps.every((rep) => rep.managerId === null)) return true;
  if (a.managerId !== null && a.managerId === b.managerId) return true;
  if (input.plan.crossTeam !== 'sameSecondLine' || a.managerId === null || b.managerId === null) return false;
  const [secondA, secondB] = [reps.get(a.managerId)?.managerId, reps.get(b.managerId)?.managerId];
  return secondA !== null && secondA !== undefined && secondA === secondB;
}

function serves({ input }: Facts, rep: PlanningRep, region: string): boolean {
  if (input.plan.compatibility === 'any') return true;
  return input.plan.compatibility === 'sameRegion'
    ? rep.region === region
    : Object.keys(rep.bookByAttribute.region).includes(region);
}

function broken(facts: Facts, leg: PlanLeg): { rule: string; sentence: string }[] {
  const { input } = facts;
  const account = facts.accounts.get(leg.accountId);
  const from = facts.reps.get(leg.fromRepId);
  const to = facts.reps.get(leg.toRepId);
  if (!account || !from || !to) return [];
  const kept = input.plan.exclusions.filter((exclusion) => exclusion.until >= input.effectiveDate);
  const group = facts.groups.get(account.groupId) ?? [];
  const move = `Account ${account.externalId} to rep ${to.externalId}`;
  const checks: [string, boolean, string][] = [
    ['active', from.active && to.active, 'a rep is not active'],
    ['team', sameTeam(facts, from, to), 'the reps may not trade with each other'],
    ['compatibility', serves(facts, to, account.attributes.region), 'the rep does not serve its region'],
    ['formerOwner', !group.some((a) => a.formerOwnerIds.includes(to.id)), 'the rep had it within the cool-down'],
    [
      'exclusions',
      !kept.some(
        (e) =>
          group.some((a) => a.externalId === e.accountId) || e.repId === from.externalId || e.repId === to.externalId,
      ),
      'it, its group or a rep is kept out',
    ],
  ];
  return checks.filter(([, fine]) => !fine).map(([rule, , why]) => ({ rule, sentence: `${move}: ${why}.` }));
}

/** Moves that the policy does not allow. */
export function eligibilityViolations(facts: Facts, swaps: PlannedSwap[]): Violation[] {
  return swaps.flatMap((swap) =>
    swap.legs.flatMap((leg) => broken(facts, leg).map((violation) => ({ ...violation, swapId: swap.id }))),
  );
}
