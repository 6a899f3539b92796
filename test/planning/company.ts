import type { Engine } from '../../src/planning/engines/engine';
import { solveDual } from '../../src/planning/engines/solveDual';
import { makePlan, type PlanRun } from '../../src/planning/makePlan';
import { beliefsPolicy, type PlanPolicy, planPolicy } from '../../src/planning/policy';
import { type Problem, problemOf } from '../../src/planning/problem/problem';
import { type Swap, swapOf } from '../../src/planning/problem/swap';
import type { Plan, PlanningAccount, PlanningInput, PlanningRep } from '../../src/planning/types';

/** A rep with a book of 1,000.00 in ten accounts, all in the region West, unless told otherwise. */
export function rep(id: number, over: Partial<PlanningRep> = {}): PlanningRep {
  const bookT4qCents = over.bookT4qCents ?? 100_000;
  return {
    id,
    externalId: `R${id}`,
    managerId: null,
    region: 'West',
    active: true,
    accounts: 10,
    bookT4qCents,
    bookHeadroomCents: 100_000,
    bookByAttribute: {
      industry: { Retail: bookT4qCents },
      segment: { Small: bookT4qCents },
      region: { West: bookT4qCents },
      sizeTercile: { 1: bookT4qCents },
    },
    movedT4qCents: 0,
    movedHeadroomCents: 0,
    givenT4qCents: 0,
    ...over,
  };
}

/** A candidate with 100.00 of revenue and 300.00 of confirmed headroom, whose owner won nothing in four years. */
export function account(id: number, ownerId: number, over: Partial<PlanningAccount> = {}): PlanningAccount {
  return {
    id,
    externalId: `A${id}`,
    groupId: id,
    ownerId,
    attributes: { industry: 'Retail', segment: 'Small', region: 'West', sizeTercile: '1' },
    t4qCents: 10_000,
    headroomCents: 30_000,
    potentialGrade: 'B',
    ownerCapture: { years: 4, rate: 0 },
    formerOwnerIds: [],
    ...over,
  };
}

/** An input with the given reps and accounts; nothing but what a test is about stands in the way of a swap. */
export function input(
  reps: PlanningRep[],
  accounts: PlanningAccount[],
  plan: Partial<PlanPolicy> = {},
  over: Partial<PlanningInput> = {},
): PlanningInput {
  return {
    version: 1,
    asOf: '2026-Q3',
    effectiveDate: '2027-01-01',
    beliefs: beliefsPolicy.parse({}),
    plan: planPolicy.parse({ maxBookShareMovedPerYear: 1, ...plan }),
    maxAccountsPerRep: null,
    reps,
    accounts,
    ...over,
  };
}

/** The exchange of the first two units of a problem between their owners. */
export function firstPair(given: PlanningInput): { problem: Problem; swap: Swap } {
  const problem = problemOf(given);
  const [a, b] = problem.units;
  return {
    problem,
    swap: swapOf(
      problem,
      [
        { unit: a.index, to: b.owner },
        { unit: b.index, to: a.owner },
      ],
      0,
    ),
  };
}

/** The engine's own arithmetic without its thread. */
export const inProcess: Engine = {
  name: 'in process',
  async solve(lp) {
    const solution = solveDual(lp);
    if (solution === null) throw new Error('no optimum');
    return solution;
  },
  async close() {},
};

/** Plans in this process, without a time limit unless told. */
export function plan(given: PlanningInput, run: Partial<PlanRun> = {}): Promise<Plan> {
  return makePlan(given, {
    seed: 1,
    deadline: () => false,
    cancelled: () => false,
    engine: inProcess,
    seconds: () => 0,
    ...run,
  });
}
