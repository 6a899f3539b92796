import type { RepFact } from '../facts';
import type { RepAnalysis } from '../types';
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

/** Why a rep's verdict is what it is, for the rep and the line above; the verdict's own reason comes first. */
export function repReasons(facts: RepFacts): RepFact[] {
  const { rep, quartersOnLeave, quota } = facts;
  const more: (RepFact | null)[] = [
    {
      kind: 'split',
      growth: rep.sameStoreGrowth,
      market: rep.peerGrowth,
      effect: rep.effect,
      probability: rep.probabilityPositive,
    },
    rep.quartersCounted > 0
      ? { kind: 'consistency', above: rep.quartersAbovePeers, of: rep.quartersCounted, protected: rep.protected }
      : null,
    quartersOnLeave > 0 ? { kind: 'leave', quarters: quartersOnLeave } : null,
    quota ? { kind: 'quota', attained: quota.attained, quarters: quota.quarters } : null,
  ];
  return [verdict(facts), ...more.filter((fact) => fact !== null)];
}

function verdict({ rep, candidateT4qCents, nonGrowingT4qCents, stalledShare, stalled }: RepFacts): RepFact {
  switch (rep.verdict) {
    case 'train':
      return { kind: 'train' };
    case 'market':
      return { kind: 'market', share: stalledShare, segments: stalled };
    case 'trade':
      return { kind: 'trade', candidates: rep.candidates, t4qCents: candidateT4qCents };
    case 'leave':
      if (rep.accounts === 0) return { kind: 'emptyBook' };
      return nonGrowingT4qCents > 0 ? { kind: 'kept', t4qCents: nonGrowingT4qCents } : { kind: 'sound' };
  }
}
