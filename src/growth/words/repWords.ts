import { counted, type Manner, money, percent, signedPercent, signedPoints } from '../../shared/wording';
import type { RepFact } from '../facts';

/** Nothing estimated is told as certain. */
const SUREST = 0.99;

/** Below this probability of being ahead or behind, neither is told: it may as well be chance. */
const WORTH_TELLING = 0.65;

/** A fact about a rep as a sentence, for the rep and the line above. */
export function repWords(fact: RepFact, manner: Manner): string {
  switch (fact.kind) {
    case 'train':
      return 'The whole book is behind its market: coaching is suggested before any account is exchanged.';
    case 'market': {
      const segments = fact.segments.map(([name, growth]) => `${name} (median ${signedPercent(growth)})`).join(', ');
      return `${percent(fact.share)} of the revenue that does not grow is in segments that stand still as a whole: ${segments}. It is the market, neither the rep nor the accounts.`;
    }
    case 'trade':
      return `The book is sound; ${counted(fact.candidates, 'account')} with ${money(fact.t4qCents, manner)} over four quarters could do better with another rep.`;
    case 'emptyBook':
      return 'No account with revenue on the data cut-off.';
    case 'kept':
      return `${money(fact.t4qCents, manner)} over four quarters does not grow, but policy keeps those accounts where they are.`;
    case 'sound':
      return 'Nothing stands still in this book.';
    case 'split':
      return split(fact);
    case 'consistency': {
      const above = `Above its market in ${fact.above} of ${counted(fact.of, 'quarter')}`;
      return fact.protected
        ? `${above}: a consistent performer, from whom nothing is taken without consent.`
        : `${above}.`;
    }
    case 'leave':
      return `${counted(fact.quarters, 'quarter')} left out because of leave.`;
    case 'quota':
      return `Quota reached in ${fact.attained} of ${counted(fact.quarters, 'quarter')}.`;
    case 'told':
      return fact.text;
  }
}

function split({ growth, market, effect, probability }: Extract<RepFact, { kind: 'split' }>): string {
  if (growth === null || market === null) return 'No account was held through the last eight quarters.';
  const both = `Accounts held through the last eight quarters changed by ${signedPercent(growth)} in a year, their market by ${signedPercent(market)}`;
  if (effect === null || probability === null) return `${both}; too few quarters to tell how much of that is chance.`;
  if (effect === 0) return `${both}; the reps differ no more than chance explains.`;
  const ahead = probability >= 0.5;
  const chance = ahead ? probability : 1 - probability;
  if (chance < WORTH_TELLING) return `${both}: no difference that chance would not explain.`;
  const sure = percent(Math.min(chance, SUREST));
  return `${both}; after allowing for chance ${signedPoints(effect)}, and ${ahead ? 'ahead of' : 'behind'} its market with ${sure} probability.`;
}
