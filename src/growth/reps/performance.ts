import type { Ledger } from '../../accounts/ledger';
import type { RepId } from '../../accounts/types';
import { addDays, quarterIndexOfDay } from '../../shared/calendar';
import type { Company } from '../company';
import { heldBooks } from './heldBooks';
import { type BookQuarter, Market } from './market';

/** How a rep's book moved against its market, before any allowance for chance. Growth and effects are fractions. */
export interface RepPerformance {
  /** Over the last four quarters, of accounts held through these and the four before; null without any. */
  sameStoreGrowth: number | null;
  peerGrowth: number | null;
  rawEffect: number | null;
  /** How many quarters the effect is taken over: 4 less those with leave. */
  effectQuarters: number;
  /** Book minus market, year on year, of each of the last eight quarters that counts. */
  differences: number[];
  /** Quarters of the last eight that a leave (then or a year before) took out. */
  quartersOnLeave: number;
}

const COUNTED_QUARTERS = 8;

/**
 * Splits the growth of every rep's book into market and rep, for each rep who held any account through a year and the
 * quarter before it. Quarters touched by a leave of the rep, and the quarters compared with one, are left out.
 */
export function repPerformances(company: Company, ledger: Ledger): Map<RepId, RepPerformance> {
  const { asOf } = company.input;
  const onLeave = leaves(company);
  const found = new Map<RepId, RepPerformance>();
  const performanceOf = (rep: RepId): RepPerformance => {
    const fresh = { sameStoreGrowth: null, peerGrowth: null, rawEffect: null, effectQuarters: 0 };
    const known = found.get(rep) ?? { ...fresh, differences: [], quartersOnLeave: 0 };
    found.set(rep, known);
    return known;
  };
  const wholeBooks = heldBooks(company, ledger, asOf - 7, asOf);
  const years = new Map<RepId, BookQuarter[]>();
  for (let quarter = asOf - COUNTED_QUARTERS + 1; quarter <= asOf; quarter++) {
    if (quarter - 4 < company.firstCompleteQuarter) continue;
    const market = new Market(company, quarter);
    for (const [rep, book] of heldBooks(company, ledger, quarter - 4, quarter)) {
      const performance = performanceOf(rep);
      if (onLeave(rep, quarter)) {
        performance.quartersOnLeave++;
        continue;
      }
      const { now, before, expected } = market.split(book);
      if (before > 0) performance.differences.push((now - expected) / before);
      const whole = wholeBooks.get(rep);
      if (whole && quarter > asOf - 4) years.set(rep, [...(years.get(rep) ?? []), market.split(whole, book)]);
    }
  }
  for (const [rep, quarters] of years) Object.assign(performanceOf(rep), yearOf(quarters));
  return found;
}

function yearOf(quarters: readonly BookQuarter[]): Partial<RepPerformance> {
  const total = (of: keyof BookQuarter): number => quarters.reduce((sum, quarter) => sum + quarter[of], 0);
  const [now, before, expected] = [total('now'), total('before'), total('expected')];
  if (!(before > 0)) return {};
  return {
    sameStoreGrowth: now / before - 1,
    peerGrowth: expected / before - 1,
    rawEffect: (now - expected) / before,
    effectQuarters: quarters.length,
  };
}

/** Whether a leave touches a quarter or the same quarter a year before. */
function leaves({ input }: Company): (rep: RepId, quarter: number) => boolean {
  const touched = new Set<string>();
  for (const { repId, from, to } of input.absences) {
    if (to <= from) continue;
    const first = quarterIndexOfDay(from, input.fiscalYearStartMonth);
    const last = quarterIndexOfDay(addDays(to, -1), input.fiscalYearStartMonth);
    for (let quarter = first; quarter <= Math.min(last, input.asOf); quarter++) touched.add(`${repId}/${quarter}`);
  }
  return (rep, quarter) => touched.has(`${rep}/${quarter}`) || touched.has(`${rep}/${quarter - 4}`);
}
