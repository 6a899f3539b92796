import type { AccountId, RepId } from '../../accounts/types';
import type { EnvySummary } from '../types';
import { type Bundles, comparable } from './bundles';
import type { ValueTo } from './values';

/** A rep who would rather have another's bundle; minor units of four quarters, in the eyes of `repId`. */
export interface Envy {
  repId: RepId;
  otherRepId: RepId;
  ownCents: number;
  otherCents: number;
  /** other − own, above zero. */
  envyCents: number;
  /** The account whose removal from the other's bundle helps most; null when none is worth anything to this rep. */
  withoutAccountId: AccountId | null;
  /** What envy remains without that account: at most 0 where the pair is envy-free up to one account (EF1). */
  remainingCents: number;
}

/** 'given' = what reps had before the plan, 'received' = what they have after it. */
export type Side = 'given' | 'received';

function envyOf(own: readonly AccountId[], other: readonly AccountId[], of: (id: AccountId) => number) {
  const sum = (ids: readonly AccountId[]): number => ids.reduce((total, id) => total + of(id), 0);
  let best: AccountId | null = null;
  for (const id of other) if (of(id) > (best === null ? 0 : of(best))) best = id;
  const [ownCents, otherCents] = [sum(own), sum(other)];
  const envyCents = otherCents - ownCents;
  return {
    ownCents,
    otherCents,
    envyCents,
    withoutAccountId: best,
    remainingCents: envyCents - (best === null ? 0 : of(best)),
  };
}

/**
 * Envy between reps who trade equally many accounts, over ordered pairs: rep i envies rep j when j's bundle is worth more
 * to i than i's own; the envy is gone up to one account (EF1) when some account can be taken out of j's bundle so that i
 * no longer prefers it (Caragiannis et al. 2019, ACM TEAC 7(3); with bundle sizes kept by exchanges as in Yuen et al.
 * 2025, arXiv 2412.19264). Largest envy first, then by rep ids.
 */
export function envyAmong(
  bundles: readonly Bundles[],
  side: Side,
  value: ValueTo,
): { comparedPairs: number; envies: Envy[] } {
  let comparedPairs = 0;
  const envies: Envy[] = [];
  for (const own of bundles) {
    for (const other of bundles) {
      if (own === other || !comparable(own, other)) continue;
      comparedPairs++;
      const envy = envyOf(own[side], other[side], (id) => value(own.repId, id));
      if (envy.envyCents > 0) envies.push({ repId: own.repId, otherRepId: other.repId, ...envy });
    }
  }
  envies.sort((a, b) => b.envyCents - a.envyCents || a.repId - b.repId || a.otherRepId - b.otherRepId);
  return { comparedPairs, envies };
}

/** Envy in four figures, as a plan states it. */
export function summaryOf({ comparedPairs, envies }: { comparedPairs: number; envies: Envy[] }): EnvySummary {
  return {
    comparedPairs,
    enviousPairs: envies.length,
    largestCents: envies[0]?.envyCents ?? 0,
    beyondOneAccount: envies.filter((envy) => envy.remainingCents > 0).length,
  };
}
