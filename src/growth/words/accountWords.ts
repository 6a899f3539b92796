import { counted, dayInWords, duration, type Manner, money, percent, signedPercent } from '../../shared/wording';
import type { AccountFact } from '../facts';

const POTENTIAL = { A: 'a given', B: 'a confirmed', C: 'an estimated' };

/** A fact about an account as a clause without a full stop, so that clauses can stand in a list or be joined. */
export function accountWords(fact: AccountFact, manner: Manner): string {
  switch (fact.kind) {
    case 'young':
      return `customer for ${counted(fact.quarters, 'complete quarter')}; growth is judged from ${fact.judgedFrom}`;
    case 'stopped':
      return `nothing in the last four quarters after ${money(fact.beforeCents, manner)} in the four before`;
    case 'silent':
      return 'nothing in the last eight quarters';
    case 'begun':
      return `${money(fact.t4qCents, manner)} in the last four quarters after none in the four before`;
    case 'change':
      return change(fact);
    case 'trend':
      return `a clear trend of ${signedPercent(fact.slopePerYear)} a year over ${fact.quarters} quarters, seasons taken out`;
    case 'categories':
      return `buys ${fact.bought} of ${counted(fact.offered, 'category', 'categories')}`;
    case 'potential':
      return `${percent(fact.share)} of ${POTENTIAL[fact.grade]} ${money(fact.cents, manner)}`;
    case 'tenure':
      if (fact.years === null) return 'without an owner';
      if (fact.atLeast && fact.years < 1 / 12) return 'with a rep who is first seen less than a month before';
      if (fact.atLeast) return `with the same rep for at least ${duration(fact.years)}, as far as the data tells`;
      return fact.years < 1 / 12 ? 'with a new rep' : `with the same rep for ${duration(fact.years)}`;
    case 'along':
      return `moves along with its customer group, where accounts that do not grow hold ${percent(fact.share)} of the revenue`;
    case 'included':
      return `included by a manager until ${dayInWords(fact.until, manner.locale)}: ${fact.reason}`;
    case 'told':
      return fact.text;
  }
}

function change({ growth, peerGrowth, peers }: Extract<AccountFact, { kind: 'change' }>): string {
  const own = `${signedPercent(growth)} over four quarters`;
  if (peerGrowth === null) return own;
  const similar = peers === 1 ? '1 similar customer is at' : `${peers} similar customers’ median is`;
  return `${own} while ${similar} ${signedPercent(peerGrowth)}`;
}
