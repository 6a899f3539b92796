import { counted, money, percent, signedPercent } from '../../shared/wording';
import type { GrowthInput, RepAnalysis } from '../types';
import type { QuotaRecord } from './quotas';

export interface RepFacts {
  rep: Omit<RepAnalysis, 'reasons'>;
  candidateT4qCents: number;
  nonGrowingT4qCents: number;
  /** Part of the non-growing T4Q in segments that stand still, and those segments' names and median growth. */
  stalledShare: number;
  stalled: [segment: string, growth: number][];
  quartersOnLeave: number;
  quota: QuotaRecord | undefined;
}

/** Why a rep's verdict is what it is, in sentences for the rep and the line above. */
export function repReasons(facts: RepFacts, input: GrowthInput): string[] {
  return [verdict(facts, input), marketAndRep(facts.rep), consistency(facts), leave(facts), quota(facts)].filter(
    (sentence) => sentence !== null,
  );
}

function verdict({ rep, candidateT4qCents, nonGrowingT4qCents, stalledShare, stalled }: RepFacts, input: GrowthInput) {
  switch (rep.verdict) {
    case 'train':
      return 'The whole book is behind its market: coaching is suggested before any account is exchanged.';
    case 'market': {
      const segments = stalled.map(([name, growth]) => `${name} (median ${signedPercent(growth)})`).join(', ');
      return `${percent(stalledShare)} of the revenue that does not grow is in segments that stand still as a whole: ${segments}. It is the market, neither the rep nor the accounts.`;
    }
    case 'trade':
      return `The book is sound; ${counted(rep.candidates, 'account')} with ${money(candidateT4qCents, input)} over four quarters could do better with another rep.`;
    case 'leave':
      if (rep.accounts === 0) return 'No account with revenue on the data cut-off.';
      return nonGrowingT4qCents > 0
        ? `${money(nonGrowingT4qCents, input)} over four quarters does not grow, but policy keeps those accounts where they are.`
        : 'Nothing stands still in this book.';
  }
}

/** Nothing estimated is told as certain. */
const SUREST = 0.99;

function marketAndRep({ sameStoreGrowth, peerGrowth, effect, probabilityPositive }: RepFacts['rep']): string | null {
  if (sameStoreGrowth === null || peerGrowth === null) return 'No account was held through the last eight quarters.';
  const growth = `Accounts held through the last eight quarters changed by ${signedPercent(sameStoreGrowth)} in a year, their market by ${signedPercent(peerGrowth)}`;
  if (effect === null || probabilityPositive === null) {
    return `${growth}; too few quarters to tell how much of that is chance.`;
  }
  const side = probabilityPositive >= 0.5 ? probabilityPositive : 1 - probabilityPositive;
  const direction = probabilityPositive >= 0.5 ? 'ahead of' : 'behind';
  return effect === 0
    ? `${growth}; the reps differ no more than chance explains.`
    : `${growth}; after allowing for chance ${signedPercent(effect)}, and ${direction} its market with ${percent(Math.min(side, SUREST))} probability.`;
}

function consistency({ rep }: RepFacts): string | null {
  if (rep.quartersCounted === 0) return null;
  const above = `Above its market in ${rep.quartersAbovePeers} of ${counted(rep.quartersCounted, 'quarter')}`;
  return rep.protected ? `${above}: a consistent performer, from whom nothing is taken without consent.` : `${above}.`;
}

function leave({ quartersOnLeave }: RepFacts): string | null {
  return quartersOnLeave > 0 ? `${counted(quartersOnLeave, 'quarter')} left out because of leave.` : null;
}

function quota({ quota }: RepFacts): string | null {
  return quota ? `Quota reached in ${quota.attained} of ${counted(quota.quarters, 'quarter')}.` : null;
}
