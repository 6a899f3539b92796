import type { RepVerdict } from '../types';

export interface VerdictFacts {
  /** P(effect > 0); null when the effect is unknown. */
  probabilityPositive: number | null;
  /** Share of the book's non-growing T4Q that lies in segments which stand still as a whole, 0 to 1. */
  stalledShare: number;
  candidates: number;
}

/** More than this share of what does not grow must lie in stalled segments before it is called the market. */
const MAINLY = 0.5;

/**
 * What a rep's figures suggest, first that fits: train, when the whole book is behind its market with at least the
 * policy's probability; market, when what does not grow lies mainly in segments that stand still as a whole; trade,
 * when a sound book has candidates; else leave. A person decides.
 */
export function repVerdict(facts: VerdictFacts, trainProbability: number): RepVerdict {
  const behind = facts.probabilityPositive === null ? 0 : 1 - facts.probabilityPositive;
  if (behind >= trainProbability) return 'train';
  if (facts.stalledShare > MAINLY) return 'market';
  return facts.candidates > 0 ? 'trade' : 'leave';
}
