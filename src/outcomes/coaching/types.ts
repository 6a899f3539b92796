import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { EffectFigures } from '../effect/pooledFigures';

/** A coaching plan as far as its effect is concerned. */
export interface CoachedPlan {
  planId: string;
  repId: RepId;
  startDate: Day;
  /** Last day on which it ran; null = it runs. */
  endedOn: Day | null;
  /** The analysis of its opening, and that instant: of several plans of a quarter the last one counts. */
  analysisId: string;
  openedAt: string;
  /** The accounts it began with. */
  accountIds: readonly AccountId[];
}

/** An account by what an analysis knew of it. */
export interface AnalysedAccount {
  accountId: AccountId;
  ownerId: RepId;
  segment: string;
  /** '0' smallest third … '2' largest. */
  sizeTercile: string;
  /** Accounts are compared with those that stood alike. */
  standing: 'still' | 'growing' | 'new';
}

/** What an analysis knew: its accounts, and how far each rep was ahead of the market (a share a year, shrunk). */
export interface AnalysedCompany {
  accounts: readonly AnalysedAccount[];
  repEffects: ReadonlyMap<RepId, number>;
}

/** What coaching did, over all plans together. Nothing here is about one rep. */
export interface CoachingEffect extends EffectFigures {
  plans: number;
  reps: number;
  /** Complete quarters after, in the longest window; a verdict needs four. */
  quarters: number;
  totalCents: number;
  /** Books that were not coached, by which it was seen how far books differ by themselves. */
  otherBooks: number;
  /** By start quarter (index), the first one first. */
  byStart: CoachingStart[];
  later: LaterChanges;
}

export interface CoachingStart {
  quarter: number;
  plans: number;
  quarters: number;
  /** Null while there is no complete quarter, or nobody to compare with. */
  figures: EffectFigures | null;
}

/** Accounts on either side that went to another rep later: they stay in. */
export interface LaterChanges {
  coached: number;
  controls: number;
}
