import { type Ledger, spellOn } from '../accounts/ledger';
import { daysBetween } from '../shared/calendar';
import { type Company, quartersOfHistory } from './company';
import { type Figures, penetrationOf } from './figures';
import { OwnerCapture } from './ownerCapture';
import { pooledQuarters } from './seasonality';
import { ACCOUNT_STATES, accountState } from './states';
import { Movements } from './trend';
import { WhiteSpace } from './whiteSpace';

const DAYS_A_YEAR = 365.25;

/** Nobody owns the account. */
export const UNOWNED = -1;

/**
 * What is worked out once for every account, by position. Columns of numbers, because objects of hundreds of thousands
 * of accounts take ten times the room; NaN where something cannot be computed.
 */
export interface AccountColumns {
  figures: Figures;
  whiteSpace: WhiteSpace;
  /** Owner on the cut-off day, and the years with that owner, to two decimals. */
  owner: Int32Array;
  tenureYears: Float64Array;
  /** 1 = the owner may have had it longer. */
  tenureAtLeast: Uint8Array;
  /** Index in ACCOUNT_STATES. */
  state: Uint8Array;
  /** Median growth of the peers. */
  peerGrowth: Float64Array;
  slopePerYear: Float64Array;
  trendP: Float64Array;
  volatility: Float64Array;
  /** Years seen under the present owner, and yearly net growth over headroom in them. */
  captureYears: Uint8Array;
  captureRate: Float64Array;
}

/** Works out everything about every account that does not depend on policy about candidates. */
export function accountColumns(company: Company, ledger: Ledger, figures: Figures): AccountColumns {
  const { input, accounts } = company;
  const { asOf, cutOff, policy } = input;
  const number = (): Float64Array => new Float64Array(accounts.length);
  const columns: AccountColumns = {
    figures,
    whiteSpace: new WhiteSpace(company, figures.t4q),
    owner: new Int32Array(accounts.length),
    tenureYears: number(),
    tenureAtLeast: new Uint8Array(accounts.length),
    state: new Uint8Array(accounts.length),
    peerGrowth: number(),
    slopePerYear: number(),
    trendP: number(),
    volatility: number(),
    captureYears: new Uint8Array(accounts.length),
    captureRate: number(),
  };
  const movements = new Movements(company, pooledQuarters(company));
  const capture = new OwnerCapture(company, ledger, figures);
  accounts.forEach(({ id }, position) => {
    const spell = spellOn(ledger, id, cutOff);
    columns.owner[position] = spell?.repId ?? UNOWNED;
    columns.tenureYears[position] =
      spell === null ? Number.NaN : Math.round((daysBetween(spell.from, cutOff) / DAYS_A_YEAR) * 100) / 100;
    columns.tenureAtLeast[position] = spell?.startKnown === false ? 1 : 0;
    const growth = orNull(figures.growth[position]);
    const peerGrowth = figures.growthPeers.quantile(position, 0.5);
    columns.peerGrowth[position] = peerGrowth ?? Number.NaN;
    const state = accountState(
      {
        quarters: quartersOfHistory(company, position, asOf),
        t4qCents: figures.t4q[position],
        growth,
        relativeGrowth: relative(growth, peerGrowth),
        penetration: penetrationOf(figures, position),
      },
      policy.growth,
    );
    columns.state[position] = ACCOUNT_STATES.indexOf(state);
    const { trend, volatility } = movements.of(position, figures.growthPeers.level(position));
    columns.slopePerYear[position] = trend?.slopePerYear ?? Number.NaN;
    columns.trendP[position] = trend?.p ?? Number.NaN;
    columns.volatility[position] = volatility ?? Number.NaN;
    const { years, rate } = capture.of(position);
    columns.captureYears[position] = years;
    columns.captureRate[position] = rate;
  });
  return columns;
}

/** The number that a column holds; null for NaN. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Growth less that of the peers, null where either is. */
export function relative(growth: number | null, peerGrowth: number | null): number | null {
  return growth === null || peerGrowth === null ? null : growth - peerGrowth;
}
