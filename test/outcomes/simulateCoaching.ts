import { revenueLookup } from '../../src/outcomes/accountChange';
import type { CoachingInput } from '../../src/outcomes/coaching/effect';
import type { AnalysedCompany, CoachedPlan } from '../../src/outcomes/coaching/types';
import { firstDayOfQuarter, quarterIndex } from '../../src/shared/calendar';
import { seededRandom } from '../../src/shared/random';
import { accountsOf, type Nature, PLAIN, type SimAccount } from './simulate';

/** First quarter of the simulated companies. */
export const FIRST = quarterIndex('2021-Q1');

export interface CoachedNature extends Nature {
  /** Reps coached: those whose books did worst in the year before. */
  coached: number;
  /** Spread of what reps lastingly add to the growth of their accounts, a year. */
  lastingSpread: number;
}

export const COACHED: CoachedNature = { ...PLAIN, repSpread: 0.01, coached: 3, lastingSpread: 0 };

/**
 * A company in which the reps whose books lagged most are coached from quarter `rotations[0]` on, and their accounts then
 * bring `effect` more than they would have. Books lag by lasting luck and by chance, as in life.
 */
export function simulateCoaching(seed: number, nature: CoachedNature = COACHED): CoachingInput {
  const accounts = accountsOf(nature, seededRandom(seed));
  const start = nature.rotations[0];
  const lasting = seededRandom(seed).fork('lasting');
  const touch = Array.from({ length: nature.reps }, () => nature.lastingSpread * lasting.normal());
  for (const account of accounts) {
    account.cents = account.cents.map((cents, t) => cents * Math.exp((touch[account.rep] * (t - start)) / 4));
  }
  const repEffects = repEffectsOf(accounts, start);
  const coached = [...repEffects]
    .sort((a, b) => a[1] - b[1])
    .slice(0, nature.coached)
    .map(([repId]) => repId);
  const sizes = accounts.map((a) => year(a, start - 5)).sort((a, b) => a - b);
  const cuts = [sizes[Math.floor(sizes.length / 3)], sizes[Math.floor((2 * sizes.length) / 3)]];
  const company: AnalysedCompany = {
    accounts: accounts.map((a) => ({
      accountId: a.id,
      ownerId: a.rep,
      segment: `segment ${a.segment}`,
      sizeTercile: String(cuts.filter((cut) => year(a, start - 5) >= cut).length),
      standing: year(a, start - 1) / year(a, start - 5) <= 1.02 ? 'still' : 'growing',
    })),
    repEffects,
  };
  const plans = coached.map(
    (repId): CoachedPlan => ({
      planId: `plan ${repId}`,
      repId,
      startDate: firstDayOfQuarter(FIRST + start, 1),
      endedOn: null,
      analysisId: 'analysis',
      openedAt: '2024-01-01T00:00:00.000Z',
      accountIds: accounts.filter((a) => a.rep === repId).map((a) => a.id),
    }),
  );
  for (const account of accounts.filter((a) => coached.includes(a.rep))) {
    for (let t = start; t < nature.quarters; t++) account.cents[t] *= 1 + nature.effect;
  }
  return {
    plans,
    moves: [],
    companyOf: () => company,
    revenue: revenueLookup({
      firstQuarter: FIRST,
      quarters: nature.quarters,
      accountIds: accounts.map(({ id }) => id),
      cents: Float64Array.from(accounts.flatMap(({ cents }) => cents.map(Math.round))),
    }),
    fiscalYearStartMonth: 1,
    asOf: FIRST + nature.quarters - 1,
  };
}

const year = (account: SimAccount, last: number): number =>
  account.cents.slice(last - 3, last + 1).reduce((sum, cents) => sum + cents, 0);

/** Growth of each book beyond all others in the year before, half of it taken for luck. */
function repEffectsOf(accounts: readonly SimAccount[], start: number): Map<number, number> {
  const growth = (own: readonly SimAccount[]): number =>
    own.reduce((sum, a) => sum + year(a, start - 1), 0) / own.reduce((sum, a) => sum + year(a, start - 5), 0) - 1;
  const all = growth(accounts);
  const reps = [...new Set(accounts.map((a) => a.rep))].sort((a, b) => a - b);
  return new Map(reps.map((rep) => [rep, 0.5 * (growth(accounts.filter((a) => a.rep === rep)) - all)]));
}
