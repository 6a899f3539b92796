import { type Company, centsOf, quartersOfHistory } from './company';
import { PeerComparison } from './peers';
import { potentials } from './potential';
import { sizeTerciles } from './sizeTerciles';

/** The money of one year and the year before, of every account by position, as it stood at a quarter. */
export interface Figures {
  asOf: number;
  /** Minor units of the four quarters that end with `asOf`, and of the four before. */
  t4q: Float64Array;
  prior: Float64Array;
  /** t4q / prior − 1; NaN where the prior year is not above zero. */
  growth: Float64Array;
  growthPeers: PeerComparison;
  /** Third of the company by the prior year's revenue. */
  terciles: Uint8Array;
  potential: Float64Array;
}

/** Computes the figures as of any quarter by the same rule; accounts without history by then hold zeros. */
export function figuresAsOf(company: Company, asOf: number): Figures {
  const positions = company.accounts.map((_, position) => position);
  const t4q = Float64Array.from(positions, (position) => centsOf(company, position, asOf, 4));
  const prior = Float64Array.from(positions, (position) => centsOf(company, position, asOf - 4, 4));
  const growth = t4q.map((cents, position) => (prior[position] > 0 ? cents / prior[position] - 1 : Number.NaN));
  const known = prior.map((cents, p) => (quartersOfHistory(company, p, asOf) > 0 ? cents : Number.NaN));
  const terciles = sizeTerciles(known);
  return {
    asOf,
    t4q,
    prior,
    growth,
    growthPeers: new PeerComparison(company.pools, growth, company.input.policy.growth.minPeers),
    terciles,
    potential: potentials(company, asOf, t4q, terciles),
  };
}

/** max(0, potential − T4Q) of one account, minor units. */
export function headroomOf(figures: Figures, position: number): number {
  return Math.max(0, figures.potential[position] - figures.t4q[position]);
}

/** T4Q over potential; null where there is no potential. */
export function penetrationOf(figures: Figures, position: number): number | null {
  const potential = figures.potential[position];
  return potential > 0 ? figures.t4q[position] / potential : null;
}
