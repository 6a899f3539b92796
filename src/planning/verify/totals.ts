import type { RepId } from '../../accounts/types';
import type { Plan, PlanningRep } from '../types';
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
  const entries = entriesOf(facts, plan);
  for (const rep of input.reps) {
    const own = entries(rep.id);
    const [fixed, kept] = [stands.fixed(rep.id), stands.kept(rep.id)];
    expect(
      'swapsPerRep',
      fits(own.swaps, fixed.swaps, input.plan.maxSwapsPerRep, kept.swaps),
      `Rep ${rep.externalId} is in too many swaps.`,
    );
    expect(
      'repTotals',
      plan.reps === undefined || addsUp(rep, own),
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

/** What a plan states for a rep, and what its swaps make of it. */
interface Entry {
  stated: Plan['reps'][number] | undefined;
  swaps: number;
  expected: bigint;
  flow: Flow | undefined;
}

/** The entries of all reps, in one walk over the swaps. */
function entriesOf(facts: Facts, { swaps, reps = [] }: PlanLike): (rep: RepId) => Entry {
  const flows = flowsOf(facts, swaps);
  const stated = new Map(reps.map((entry) => [entry.repId, entry]));
  const counts = new Map<RepId, number>();
  const expected = new Map<RepId, bigint>();
  for (const { legs } of swaps) {
    for (const rep of new Set(legs.flatMap((leg) => [leg.fromRepId, leg.toRepId]))) {
      counts.set(rep, (counts.get(rep) ?? 0) + 1);
    }
    for (const leg of legs) expected.set(leg.toRepId, (expected.get(leg.toRepId) ?? 0n) + BigInt(leg.expectedCents));
  }
  return (rep) => ({
    stated: stated.get(rep),
    swaps: counts.get(rep) ?? 0,
    expected: expected.get(rep) ?? 0n,
    flow: flows.get(rep),
  });
}

function addsUp(rep: PlanningRep, { stated, swaps, expected, flow }: Entry): boolean {
  if (!stated) return false;
  const t4q = (flow?.takenT4q ?? 0n) - (flow?.givenT4q ?? 0n);
  const headroom = (flow?.takenHeadroom ?? 0n) - (flow?.givenHeadroom ?? 0n);
  return (
    stated.swaps === swaps &&
    stated.before.accounts === rep.accounts &&
    stated.before.t4qCents === rep.bookT4qCents &&
    stated.before.headroomCents === rep.bookHeadroomCents &&
    stated.after.accounts === rep.accounts + (flow?.accounts ?? 0) &&
    BigInt(stated.after.t4qCents) === BigInt(rep.bookT4qCents) + t4q &&
    BigInt(stated.after.headroomCents) === BigInt(rep.bookHeadroomCents) + headroom &&
    BigInt(stated.expectedCents) === expected
  );
}
