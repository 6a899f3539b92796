import { revenueLookup } from '../../../src/outcomes/accountChange';
import { type EffectInput, effectReport } from '../../../src/outcomes/effect/effectReport';
import type { EffectReport } from '../../../src/outcomes/effect/report';
import { effectiveQuarter } from '../../../src/outcomes/window';
import { type Company, copyOf, makeCompany, START } from './company';
import { type Nature, plant } from './nature';
import { liveRound, type Round } from './round';

export interface Life {
  reps: number;
  accounts: number;
  quarters: number;
  /** First quarters after the rounds, counted from 0. */
  rounds: number[];
}

export const TWO_ROUNDS: Life = { reps: 40, accounts: 900, quarters: 22, rounds: [12, 17] };
export const ONE_ROUND: Life = { ...TWO_ROUNDS, quarters: 20, rounds: [12] };

export interface Lived {
  report: EffectReport;
  /** What the swaps did in the main windows to the accounts that can be compared: share of their baseline a quarter. */
  truth: number;
}

const NEARLY_CERTAIN = 0.95;

/** A company that lives through rounds of the real analysis and planner; then the report of effects, beside the truth. */
export async function liveThroughRounds(seed: number, life: Life, nature: Nature): Promise<Lived> {
  const company = makeCompany(seed, life);
  const rounds: Round[] = [];
  for (const effective of life.rounds) {
    const round = await liveRound(company, effective, seed);
    plant(company, round, nature);
    rounds.push(round);
  }
  return reported(company, rounds);
}

/** The same company after one round under several natures, so that they differ by nothing but what was planted. */
export async function liveOneRound(seed: number, life: Life, natures: readonly Nature[]): Promise<Lived[]> {
  const company = makeCompany(seed, life);
  const round = await liveRound(company, life.rounds[0], seed);
  return natures.map((nature) => {
    const own = copyOf(company);
    const ownRound = { ...round, moves: round.moves.map((move) => ({ ...move })) };
    plant(own, ownRound, nature);
    return reported(own, [ownRound]);
  });
}

function reported(company: Company, rounds: readonly Round[]): Lived {
  const report = effectReport(inputOf(company, rounds));
  return { report, truth: truthOf(company, rounds, report.pooled?.basis === 'propensity') };
}

function inputOf(company: Company, rounds: readonly Round[]): EffectInput {
  const accountIds = company.accounts.map(({ id }) => id);
  return {
    moves: rounds.flatMap(({ moves }) => moves),
    candidates: rounds.flatMap(({ candidates }) => candidates),
    lotteries: [],
    kept: new Map(
      rounds.map(({ moves, kept }) => [`${moves[0].rotationId}@${effectiveQuarter(moves[0].effectiveDate, 1)}`, kept]),
    ),
    revenue: revenueLookup({
      firstQuarter: START,
      quarters: company.quarters,
      accountIds,
      cents: Float64Array.from(company.cents.flatMap((row) => [...row])),
    }),
    fiscalYearStartMonth: 1,
    asOf: START + company.quarters - 1,
    expectedCents: rounds.reduce((sum, round) => sum + round.expectedCents, 0),
  };
}

/** By the planner's chances only accounts that could have gone either way are compared. */
function truthOf(company: Company, rounds: readonly Round[], byChances: boolean): number {
  let [added, baselines] = [0, 0];
  rounds.forEach(({ effective, moves, propensities }, n) => {
    const end = rounds[n + 1]?.effective ?? company.quarters;
    for (const { accountId, heldUntil } of moves) {
      const p = propensities.get(accountId) ?? 0;
      const [cents, without] = [company.cents[accountId - 1], company.without[accountId - 1]];
      const baseline = cents.subarray(effective - 4, effective).reduce((sum, quarter) => sum + quarter, 0) / 4;
      const held = heldUntil === null ? end : Math.min(end, effectiveQuarter(heldUntil, 1) - START);
      if (byChances && (p <= 0 || p > NEARLY_CERTAIN)) continue;
      for (let t = effective; t < held; t++) {
        added += cents[t] - without[t];
        baselines += baseline;
      }
    }
  });
  return baselines === 0 ? 0 : added / baselines;
}
