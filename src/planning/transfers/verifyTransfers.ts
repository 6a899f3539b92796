import type { PlanningAccount, PlanningRep } from '../types';
import { fit } from '../verify/fit';
import { meanFit } from '../verify/meanFit';
import type { TransferInput, TransferPlan } from './types';

/**
 * The independent judge of a plan of transfers: from its stored snapshot alone, with its own arithmetic (sums in BigInt)
 * and none of the code that made the plan. Returns every sentence about what is wrong; none means that each customer
 * group goes whole and once to somebody who may have it, that no limit is passed and that every figure is true.
 */
export function verifyTransfers(input: TransferInput, plan: TransferPlan): string[] {
  const accounts = new Map(input.accounts.map((account) => [account.id, account]));
  const reps = new Map(input.reps.map((rep) => [rep.id, rep]));
  const problems: string[] = [];
  const moved = new Set<number>();
  const taken = new Map<number, bigint>();
  const given = new Map<number, bigint>();
  const counts = new Map<number, number>();
  const mean = meanFit(input, input.rules.compatibility);
  for (const transfer of plan.transfers) {
    const groups = new Set(transfer.legs.map((leg) => leg.groupId));
    const members = input.accounts.filter((account) => groups.has(account.groupId));
    if (groups.size !== 1 || members.length !== transfer.legs.length) {
      problems.push(`Transfer ${transfer.id} does not move one whole customer group.`);
    }
    let sum = 0n;
    for (const leg of transfer.legs) {
      const account = accounts.get(leg.accountId);
      const taker = reps.get(leg.toRepId);
      const owner = account && reps.get(account.ownerId);
      if (!account || !taker || !owner || leg.fromRepId !== owner.id) {
        problems.push(`Transfer ${transfer.id} names an account or rep that the snapshot does not have so.`);
        continue;
      }
      if (moved.has(account.id)) problems.push(`Account ${account.externalId} moves twice.`);
      moved.add(account.id);
      problems.push(...eligibility(input, account, owner, taker));
      problems.push(...figures(input, leg, account, owner, taker, mean));
      sum += BigInt(leg.expectedCents);
      const t4q = BigInt(account.t4qCents);
      taken.set(taker.id, (taken.get(taker.id) ?? 0n) + t4q);
      given.set(owner.id, (given.get(owner.id) ?? 0n) + t4q);
      counts.set(taker.id, (counts.get(taker.id) ?? 0) + 1);
      counts.set(owner.id, (counts.get(owner.id) ?? 0) - 1);
    }
    if (sum !== BigInt(transfer.expectedCents)) problems.push(`Transfer ${transfer.id} does not add up.`);
  }
  const total = plan.transfers.reduce((sum, transfer) => sum + BigInt(transfer.expectedCents), 0n);
  if (total !== BigInt(plan.expectedCents)) problems.push('The transfers do not add up to what the plan says.');
  if (plan.boundCents < plan.expectedCents) problems.push('The plan claims to be better than its bound.');
  return [...problems, ...limits(input, plan, { taken, given, counts, reps, moved })];
}

function eligibility(input: TransferInput, account: PlanningAccount, owner: PlanningRep, taker: PlanningRep): string[] {
  const problems: string[] = [];
  const name = `account ${account.externalId}`;
  const vacant = input.vacantRepIds.includes(owner.id);
  if (!taker.active) problems.push(`${name} goes to ${taker.externalId}, who is not active.`);
  if (input.excludedRepIds.includes(taker.id)) problems.push(`${name} goes to ${taker.externalId}, who is kept out.`);
  if (taker.id === owner.id) problems.push(`${name} does not move.`);
  if (!vacant && !input.newRepIds.includes(taker.id)) problems.push(`${name} leaves an active rep for no new hire.`);
  if (account.formerOwnerIds.includes(taker.id)) problems.push(`${name} goes back within the cool-down.`);
  const { compatibility, crossTeam } = input.rules;
  const { region } = account.attributes;
  const serves =
    compatibility === 'any' ||
    (compatibility === 'sameRegion'
      ? taker.region === region
      : Object.keys(taker.bookByAttribute.region).includes(region));
  if (!serves) problems.push(`${name} goes to ${taker.externalId}, who does not serve ${region}.`);
  const managers = new Map(input.reps.map((rep) => [rep.id, rep.managerId]));
  const second = (rep: PlanningRep): number | null =>
    rep.managerId === null ? null : (managers.get(rep.managerId) ?? null);
  const together =
    crossTeam === 'any' ||
    input.reps.every((rep) => rep.managerId === null) ||
    (owner.managerId !== null && owner.managerId === taker.managerId) ||
    (crossTeam === 'sameSecondLine' && second(owner) !== null && second(owner) === second(taker));
  if (!together) problems.push(`${name} leaves the team.`);
  return problems;
}

function figures(
  input: TransferInput,
  leg: TransferPlan['transfers'][number]['legs'][number],
  account: PlanningAccount,
  owner: PlanningRep,
  taker: PlanningRep,
  mean: number,
): string[] {
  const vacant = input.vacantRepIds.includes(owner.id);
  const { headroomShare: kappa } = input.beliefs;
  const delta = vacant ? input.beliefs.leaverLoss : input.beliefs.handoverLoss;
  const rho = (value: number | null): number => (value === null || mean === 0 ? 1 : Math.min(2, value / mean));
  const { years, rate } = account.ownerCapture;
  const capture = vacant ? 0 : Math.max(0, (years * rate + 2 * kappa * rho(fit(account, owner, true))) / (years + 2));
  const theirs = fit(account, taker, false);
  const t4q = Math.max(0, account.t4qCents);
  const weight = account.potentialGrade === 'C' ? 0.5 : 1;
  const gain = Math.min(t4q / 2, weight * account.headroomCents * (kappa * rho(theirs) - capture));
  const off = theirs === null || mean >= 1 ? 0 : (theirs - mean) / (1 - mean);
  const loss = delta * t4q * Math.min(1.4, Math.max(0.6, 1 - 0.4 * off));
  const fine =
    Math.abs(gain - leg.gainCents) <= 1 &&
    Math.abs(loss - leg.lossCents) <= 1 &&
    leg.expectedCents === leg.gainCents - leg.lossCents &&
    leg.t4qCents === account.t4qCents &&
    leg.headroomCents === account.headroomCents;
  return fine ? [] : [`What moving account ${account.externalId} is worth does not follow from the snapshot.`];
}

interface Flows {
  taken: Map<number, bigint>;
  given: Map<number, bigint>;
  counts: Map<number, number>;
  reps: Map<number, PlanningRep>;
  moved: Set<number>;
}

function limits(input: TransferInput, plan: TransferPlan, { taken, given, counts, reps, moved }: Flows): string[] {
  const problems: string[] = [];
  for (const [id, t4q] of taken) {
    const rep = reps.get(id)!;
    const level = input.newRepIds.includes(id)
      ? Math.max(plan.levelCents ?? 0, plan.newHireLevelCents ?? 0)
      : (plan.levelCents ?? 0);
    const after = BigInt(rep.bookT4qCents) + t4q;
    if (t4q > 0n && after > BigInt(level))
      problems.push(`The book of ${rep.externalId} is filled beyond the common level.`);
    const accounts = rep.accounts + (counts.get(id) ?? 0);
    if (input.maxAccountsPerRep !== null && accounts > input.maxAccountsPerRep) {
      problems.push(`${rep.externalId} gets more accounts than allowed.`);
    }
  }
  for (const [id, t4q] of given) {
    if (input.vacantRepIds.includes(id)) continue;
    const rep = reps.get(id)!;
    const share = BigInt(Math.round(input.rules.maxBookShareMovedPerYear * 1e6));
    if ((t4q + BigInt(rep.givenT4qCents)) * 1_000_000n > BigInt(rep.bookT4qCents) * share) {
      problems.push(`${rep.externalId} gives away more in a year than allowed.`);
    }
  }
  const missing = input.accounts.filter(
    ({ id, ownerId }) =>
      input.vacantRepIds.includes(ownerId) &&
      !moved.has(id) &&
      !plan.unplaced.some(({ accountIds }) => accountIds.includes(id)),
  );
  for (const { externalId } of missing) problems.push(`Account ${externalId} is neither placed nor said to be left.`);
  for (const { repId, before, after } of plan.books) {
    const rep = reps.get(repId)!;
    const change = (taken.get(repId) ?? 0n) - (given.get(repId) ?? 0n);
    const true_ =
      before.t4qCents === rep.bookT4qCents &&
      BigInt(after.t4qCents) - BigInt(before.t4qCents) === change &&
      after.accounts - before.accounts === (counts.get(repId) ?? 0);
    if (!true_) problems.push(`The book of ${rep.externalId} is shown wrongly.`);
  }
  return problems;
}
