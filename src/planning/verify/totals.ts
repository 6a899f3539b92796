import { type Facts, type Flow, flowsOf, type PlanLike, type Violation } from './facts';
import { standing } from './standing';

/** Limits on the number of swaps, pins, and every total that a plan states. */
export function totalViolations(facts: Facts, plan: PlanLike): Violation[] {
  const { input } = facts;
  const violations: Violation[] = [];
  const expect = (rule: string, fine: boolean, sentence: string): void => {
    if (!fine) violations.push({ rule, sentence });
  };
  const activeReps = input.reps.filter((rep) => rep.active).length;
  const most = input.plan.maxSwaps ?? Math.max(10, Math.floor(activeReps / 4));
  const stands = standing(facts, plan.swaps);
  const fits = (swaps: number, agreed: bigint, limit: number, waived: bigint): boolean =>
    BigInt(swaps) - waived + agreed <= BigInt(limit) || BigInt(swaps) <= waived;
  expect(
    'maxSwaps',
    fits(plan.swaps.length, stands.fixedSwaps, most, BigInt(stands.keptIds.size)),
    `The plan has ${plan.swaps.length} swaps; at most ${most} are allowed.`,
  );
  const flows = flowsOf(facts, plan.swaps);
  for (const rep of input.reps) {
    const own = plan.swaps.filter(({ legs }) => legs.some((l) => l.fromRepId === rep.id || l.toRepId === rep.id));
    const [fixed, kept] = [stands.fixed(rep.id), stands.kept(rep.id)];
    expect(
      'swapsPerRep',
      fits(own.length, fixed.swaps, input.plan.maxSwapsPerRep, kept.swaps),
      `Rep ${rep.externalId} is in too many swaps.`,
    );
    const result = plan.reps?.find((entry) => entry.repId === rep.id);
    expect(
      'repTotals',
      plan.reps === undefined || (result?.swaps === own.length && bookAddsUp(facts, plan, rep.id, flows.get(rep.id))),
      `The book of rep ${rep.externalId} before and after does not follow from the swaps.`,
    );
  }
  for (const pin of input.plan.pins) {
    expect(
      'pins',
      plan.swaps.some((swap) => swap.id === pin),
      `The pinned swap ${pin} is missing.`,
    );
  }
  const agreed = (input.fixed ?? []).map(({ number }) => number).sort((a, b) => a - b);
  expect(
    'agreedTrades',
    plan.agreedTrades === undefined || agreed.join() === plan.agreedTrades.join(),
    'The trades that were agreed already are not those of the snapshot.',
  );
  const sum = plan.swaps.reduce((total, swap) => total + BigInt(swap.expectedCents), 0n);
  expect('objective', sum === BigInt(plan.objectiveCents), 'The swaps do not add up to the objective.');
  if (plan.boundCents !== undefined) {
    const { boundCents, objectiveCents, gap } = plan;
    expect('bound', boundCents >= objectiveCents, 'The bound is below the objective.');
    const own = boundCents <= 0 ? 0 : (boundCents - objectiveCents) / boundCents;
    expect(
      'gap',
      gap === undefined || Math.abs(gap - own) <= 1e-12,
      'The gap does not follow from bound and objective.',
    );
  }
  return violations;
}

function bookAddsUp(facts: Facts, plan: PlanLike, repId: number, flow: Flow | undefined): boolean {
  const rep = facts.reps.get(repId);
  const result = plan.reps?.find((entry) => entry.repId === repId);
  if (!rep || !result) return false;
  const t4q = (flow?.takenT4q ?? 0n) - (flow?.givenT4q ?? 0n);
  const headroom = (flow?.takenHeadroom ?? 0n) - (flow?.givenHeadroom ?? 0n);
  const taken = plan.swaps.flatMap((swap) => swap.legs).filter((leg) => leg.toRepId === repId);
  return (
    result.before.accounts === rep.accounts &&
    result.before.t4qCents === rep.bookT4qCents &&
    result.before.headroomCents === rep.bookHeadroomCents &&
    result.after.accounts === rep.accounts + (flow?.accounts ?? 0) &&
    BigInt(result.after.t4qCents) === BigInt(rep.bookT4qCents) + t4q &&
    BigInt(result.after.headroomCents) === BigInt(rep.bookHeadroomCents) + headroom &&
    BigInt(result.expectedCents) === taken.reduce((sum, leg) => sum + BigInt(leg.expectedCents), 0n)
  );
}
