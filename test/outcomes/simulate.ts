import type { QuarterlyRevenue } from '../../src/accounts/revenue';
import type { Member, Stack } from '../../src/outcomes/effect/types';
import { type Random, seededRandom } from '../../src/shared/random';

/** What a simulated company is like. Shares are of revenue. */
export interface Nature {
  reps: number;
  accounts: number;
  quarters: number;
  /** First quarter after each rotation. */
  rotations: number[];
  /** Mean effect of a move on revenue, and its spread between accounts. */
  effect: number;
  effectSpread: number;
  /** Spread of what a rep adds to all their accounts in a quarter. */
  repSpread: number;
  /** Accounts that a rotation moves, on average. */
  moves: number;
}

export const PLAIN: Nature = {
  reps: 24,
  accounts: 900,
  quarters: 20,
  rotations: [14],
  effect: 0,
  effectSpread: 0,
  repSpread: 0,
  moves: 28,
};

export interface Simulated {
  revenue: QuarterlyRevenue;
  stacks: Stack[];
  asOf: number;
  /** What the moves did in the main windows: share of the moved accounts' baseline a quarter, as it came out. */
  truth: number;
  /** The same, had every move done exactly the mean effect: what such moves do, not what these happened to. */
  meanTruth: number;
}

export interface SimAccount {
  id: number;
  rep: number;
  segment: number;
  /** Room to grow; what the planner looks at and the past does not show. */
  room: number;
  cents: number[];
  moved: boolean;
  growth: number;
  baseline: number;
  propensity: number;
}

const SEASONS = [1, 1.1, 0.95, 1.16];
const SEGMENTS = 3;

/** Lasting shocks that fade slowly, noise, seasons, markets by segment, and what the rep adds. */
export function accountsOf(nature: Nature, random: Random): SimAccount[] {
  const market = Array.from({ length: SEGMENTS }, () => walk(nature.quarters, 0.01, random));
  const reps = Array.from({ length: nature.reps }, () => walk(nature.quarters, nature.repSpread, random));
  return Array.from({ length: nature.accounts }, (_, i) => {
    const [size, rep, segment] = [random.normal(), random.below(nature.reps), random.below(SEGMENTS)];
    let lasting = 0.33 * random.normal();
    const cents = Array.from({ length: nature.quarters }, (_, t) => {
      lasting = 0.8 * lasting + 0.2 * random.normal();
      const log = 13 + size + lasting + 0.25 * random.normal() + market[segment][t] + reps[rep][t];
      return SEASONS[t % 4] * Math.exp(log);
    });
    const room = Math.exp(-0.5 + 0.8 * random.normal());
    return { id: i + 1, rep, segment, room, cents, moved: false, growth: 0, baseline: 0, propensity: 0 };
  });
}

function walk(quarters: number, step: number, random: Random): number[] {
  let level = 0;
  return Array.from({ length: quarters }, () => {
    level += step * random.normal();
    return level;
  });
}

const year = (account: SimAccount, last: number): number =>
  account.cents.slice(last - 3, last + 1).reduce((sum, cents) => sum + cents, 0);

/** Accounts that stand still are candidates; room, size and growth decide how likely each is to move. */
function candidatesAt(accounts: SimAccount[], first: number, nature: Nature): SimAccount[] {
  for (const account of accounts) {
    account.growth = year(account, first - 1) / year(account, first - 5) - 1;
    account.baseline = year(account, first - 1) / 4;
  }
  const candidates = accounts.filter((account) => account.growth <= 0.02);
  const wish = (a: SimAccount): number =>
    Math.exp(0.8 * Math.log(a.room) - 1.5 * a.growth + 0.15 * (Math.log(a.baseline) - 13));
  const mean = candidates.reduce((sum, account) => sum + wish(account), 0) / candidates.length;
  const share = Math.min(0.4, nature.moves / candidates.length);
  for (const account of candidates) account.propensity = Math.min(0.8, (share * wish(account)) / mean);
  return candidates;
}

/** A company whose rotations move accounts by a known rule and with a known effect. */
export function simulate(seed: number, nature: Nature = PLAIN): Simulated {
  const random = seededRandom(seed);
  const accounts = accountsOf(nature, random);
  const stacks: Stack[] = [];
  const everMoved = new Set<number>();
  let [added, addedByMean, baselines] = [0, 0, 0];
  nature.rotations.forEach((first, g) => {
    const lastUntouched = (nature.rotations[g + 1] ?? nature.quarters) - 1;
    const candidates = candidatesAt(accounts, first, nature).filter(({ id }) => !everMoved.has(id));
    const moved = candidates.filter(({ propensity }) => random.next() < propensity);
    moved.sort((a, b) => a.baseline - b.baseline);
    const members: Member[] = candidates.map((account) => memberOf(account, moved, g));
    for (const account of moved) {
      everMoved.add(account.id);
      const effect = nature.effect + nature.effectSpread * random.normal();
      for (let t = first; t < nature.quarters; t++) {
        if (t <= lastUntouched) {
          added += account.cents[t] * effect;
          addedByMean += account.cents[t] * nature.effect;
        }
        account.cents[t] *= 1 + effect;
      }
      baselines += account.baseline * (lastUntouched - first + 1);
    }
    stacks.push({
      id: `rotation ${g}`,
      rotationId: `rotation ${g}`,
      effectiveQuarter: first,
      lastBefore: first - 1,
      lastUntouched,
      members,
    });
  });
  return {
    revenue: {
      firstQuarter: 0,
      quarters: nature.quarters,
      accountIds: accounts.map(({ id }) => id),
      cents: Float64Array.from(accounts.flatMap(({ cents }) => cents.map(Math.round))),
    },
    stacks,
    asOf: nature.quarters - 1,
    truth: baselines === 0 ? 0 : added / baselines,
    meanTruth: baselines === 0 ? 0 : addedByMean / baselines,
  };
}

function memberOf(account: SimAccount, moved: SimAccount[], rotation: number): Member {
  const at = moved.indexOf(account);
  // Neighbours in size are exchanged with each other.
  const partner = at < 0 ? undefined : moved[at % 2 === 0 ? at + 1 : at - 1];
  return {
    accountId: account.id,
    tradeId: at < 0 ? null : `trade ${rotation}/${at >> 1}`,
    repIds: partner ? [account.rep, partner.rep] : [account.rep],
    propensity: account.propensity,
    segment: `segment ${account.segment}`,
    sizeTercile: account.baseline < 300_000 ? '0' : account.baseline < 700_000 ? '1' : '2',
    countsThrough: null,
    laterChances: [],
  };
}
