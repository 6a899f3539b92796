import { emptyBecause } from '../conflicts/emptyBecause';
import { fairnessOf } from '../fairness/books';
import type { Pricer, Survey } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { isSmall } from '../small/isSmall';
import { rankedSwaps } from '../small/rankedSwaps';
import type { Plan, PlanningInput, StoppedBy, TightLimit } from '../types';
import { plannedSwapOf } from './plannedSwap';
import { repResultsOf } from './repResults';

export interface Findings {
  problem: Problem;
  /** Over every customer, also those of pins. */
  pricer: Pricer;
  survey: Survey;
  swaps: Swap[];
  tightest: TightLimit[];
  boundCents: number;
  stopped: 'time' | 'cancel' | null;
  engine: string;
  engineBecause: string;
  seconds: number;
  seed: number;
}

/** Good enough to stop looking: this share of the bound. */
export const SMALL_GAP = 0.001;

function stoppedBy({ swaps, boundCents, stopped }: Findings, objectiveCents: number): StoppedBy {
  if (swaps.length === 0 && boundCents <= 0) return 'empty';
  if (objectiveCents >= boundCents) return 'optimal';
  return stopped ?? (boundCents - objectiveCents <= SMALL_GAP * boundCents ? 'gap' : 'iterations');
}

/** Puts what was found into the form that is stored and shown; swaps by what they are expected to bring. */
export async function planOf(findings: Findings): Promise<Plan> {
  const { problem, survey, boundCents } = findings;
  const swaps = [...findings.swaps].sort((a, b) => b.worth - a.worth);
  const planned = swaps.map((swap) => plannedSwapOf(problem, swap));
  const objectiveCents = planned.reduce((sum, swap) => sum + swap.expectedCents, 0);
  const reps = repResultsOf(problem, swaps, planned);
  const counted = survey.whole || boundCents <= 0;
  const count = `${counted ? '' : 'more than '}${survey.worthwhile.toLocaleString('en-US')}`;
  const pinned = problem.input.plan.pins.length > 0 ? ' The pinned swaps are taken as given.' : '';
  return {
    objectiveCents,
    boundCents,
    gap: boundCents <= 0 ? 0 : (boundCents - objectiveCents) / boundCents,
    boundCovers: `All exchanges ${findings.pricer.covers} that the rules allow and that are expected to bring something: ${count}.${pinned}`,
    stoppedBy: stoppedBy(findings, objectiveCents),
    engine: findings.engine,
    engineBecause: findings.engineBecause,
    seconds: findings.seconds,
    seed: findings.seed,
    verified: true,
    swaps: planned,
    reps,
    fairness: fairnessOf(problem, reps, planned),
    admissibleSwaps: survey.worthwhile,
    tradingRepPairs: survey.tradingRepPairs.size,
    ...agreedTrades(problem.input),
    tightest: findings.tightest,
    ...(isSmall(problem.input) || problem.input.listed
      ? { ranked: await rankedSwaps(problem, findings.pricer, swaps) }
      : {}),
    ...(planned.length === 0 ? emptyBecause(problem, survey, boundCents <= 0) : { emptyBecause: [] }),
  };
}

/** Which trades stood before the plan; nothing where none did. */
export function agreedTrades({ fixed = [] }: PlanningInput): Pick<Plan, 'agreedTrades'> {
  return fixed.length === 0 ? {} : { agreedTrades: fixed.map(({ number }) => number).sort((a, b) => a - b) };
}
