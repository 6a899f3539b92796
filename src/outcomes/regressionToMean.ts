import type { AccountId } from '../accounts/types';
import type { RevenueLookup } from './accountChange';

/** Accounts that the rule chose at the end of a past quarter, and that nobody swapped in the quarters drawn. */
export interface EarlierChoice {
  /** Quarter index of the last quarter that the rule looked at. */
  asOf: number;
  chosen: readonly AccountId[];
  /** Every account that the rule could have chosen, the chosen ones among them. */
  all: readonly AccountId[];
}

export interface CurvePoint {
  /** Quarters since the choice; 0 is the last that the rule looked at. */
  quarter: number;
  /** Revenue of the chosen over the mean of the four quarters up to the choice, and the same of all accounts. */
  chosen: number;
  all: number;
  choices: number;
}

export interface RegressionToMean {
  points: CurvePoint[];
  /** What the chosen regained by themselves within a year, in proportion to all accounts; null without a year after. */
  regained: number | null;
  accounts: number;
}

const BEFORE = 8;
const AFTER = 8;

/**
 * What accounts chosen by the same rule did without a swap: chosen for standing still, they tend to come back by
 * themselves. Pooled revenue, seasons and market taken out by what all accounts did in the same quarters.
 * @param lastQuarter quarter index of the last complete quarter of the data
 */
export function regressionToMean(
  choices: readonly EarlierChoice[],
  revenue: RevenueLookup,
  lastQuarter: number,
): RegressionToMean {
  const points: CurvePoint[] = [];
  for (let quarter = -BEFORE + 1; quarter <= AFTER; quarter++) {
    const known = choices.filter(({ asOf }) => asOf + quarter <= lastQuarter && asOf + quarter >= revenue.firstQuarter);
    const sum = (of: 'chosen' | 'all', at: (asOf: number) => [number, number]): number =>
      known.reduce((total, choice) => {
        const [last, count] = at(choice.asOf);
        return choice[of].reduce((part, id) => part + revenue.sum(id, last, count), total);
      }, 0);
    const level = (of: 'chosen' | 'all'): number =>
      sum(of, (asOf) => [asOf + quarter, 1]) / (sum(of, (asOf) => [asOf, 4]) / 4);
    if (known.length === 0) continue;
    const [chosen, all] = [level('chosen'), level('all')];
    if (Number.isFinite(chosen) && Number.isFinite(all)) points.push({ quarter, chosen, all, choices: known.length });
  }
  const after = points.filter(({ quarter }) => quarter >= 1 && quarter <= 4);
  const mean = (of: 'chosen' | 'all'): number => after.reduce((total, point) => total + point[of], 0) / after.length;
  return {
    points,
    regained: after.length < 4 ? null : mean('chosen') / mean('all') - 1,
    accounts: new Set(choices.flatMap(({ chosen }) => chosen)).size,
  };
}
