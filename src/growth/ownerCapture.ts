import { type Ledger, spellOn } from '../accounts/ledger';
import { firstMonthIndexOfQuarter } from '../shared/calendar';
import { type Company, quartersOfHistory } from './company';
import { type Figures, figuresAsOf, headroomOf } from './figures';

/** At most so many years back; older ones say little about today's rep and customer. */
const MAX_YEARS = 3;

/**
 * What the present owner wins from an account a year, as a share of its headroom.
 *
 * Counted are the last three years (four quarters each, ending with the as-of quarter, the one a year earlier, …) that
 * lie wholly under the present owner and whose year before lies wholly in the account's history. A year's rate is
 *   (T4Q − T4Q a year earlier × (1 + the peers' median growth of that year)) / headroom a year earlier,
 * with peers and potential as they would have been computed a year earlier by the same rule; a year without headroom
 * or without peers does not count. The rate is the mean of the counted years, held within −1 and 1 so that one lumpy
 * quarter before a small headroom does not dominate.
 */
export class OwnerCapture {
  /** As of now, a year ago, two and three years ago. */
  readonly #years: Figures[];

  constructor(
    private readonly company: Company,
    private readonly ledger: Ledger,
    now: Figures,
  ) {
    this.#years = [now];
    for (let back = 1; back <= MAX_YEARS; back++) {
      const asOf = now.asOf - 4 * back;
      if (asOf - 3 < company.firstCompleteQuarter) break;
      this.#years.push(figuresAsOf(company, asOf));
    }
  }

  of(position: number): { years: number; rate: number } {
    const { cutOff, fiscalYearStartMonth } = this.company.input;
    const spell = spellOn(this.ledger, this.company.accounts[position].id, cutOff);
    if (spell === null) return { years: 0, rate: 0 };
    const rates: number[] = [];
    for (let back = 0; back + 1 < this.#years.length; back++) {
      const [year, before] = [this.#years[back], this.#years[back + 1]];
      if (spell.firstMonth > firstMonthIndexOfQuarter(year.asOf - 3, fiscalYearStartMonth)) break;
      if (quartersOfHistory(this.company, position, before.asOf) < 4) break;
      const peerGrowth = year.growthPeers.quantile(position, 0.5);
      const headroom = headroomOf(before, position);
      if (headroom <= 0 || peerGrowth === null) continue;
      rates.push((year.t4q[position] - before.t4q[position] * (1 + peerGrowth)) / headroom);
    }
    const rate = rates.reduce((sum, value) => sum + value / rates.length, 0);
    return { years: rates.length, rate: Math.min(1, Math.max(-1, rate)) };
  }
}
