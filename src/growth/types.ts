import type { CategoryRevenue, QuarterlyRevenue } from '../accounts/revenue';
import type {
  Absence,
  Account,
  AccountId,
  Assignment,
  CategoryId,
  Deal,
  PotentialGrade,
  Quota,
  Rep,
  RepId,
} from '../accounts/types';
import type { Day } from '../shared/calendar';
import type { AccountFact, Block, RepFact } from './facts';
import type { CandidatesPolicy, GrowthPolicy, RepsPolicy } from './policy';

/** A manager's word that an account, or a rep's whole book, stays out of a rotation. Ids are ours. */
export interface Exclusion {
  accountId: AccountId | null;
  repId: RepId | null;
  reason: string;
  /** Last day on which it holds. */
  until: Day;
}

/** A manager's word that an account is up for review in a rotation although its figures alone would not put it there. */
export interface Inclusion {
  accountId: AccountId;
  reason: string;
  /** Last day on which it holds. */
  until: Day;
}

/** Everything a growth analysis looks at. Nothing else (no clock, no database) can change its result. */
export interface GrowthInput {
  /** Quarter index of the as-of quarter. */
  asOf: number;
  /** The data cut-off: what was known at the end of this day counts. */
  cutOff: Day;
  fiscalYearStartMonth: number;
  policy: { growth: GrowthPolicy; candidates: CandidatesPolicy; reps: RepsPolicy };
  accounts: Account[];
  reps: readonly Rep[];
  /** The whole ownership ledger, every role, in any order. */
  assignments: Assignment[];
  revenue: QuarterlyRevenue;
  categoryRevenue: CategoryRevenue;
  /** Open deals and renewals. */
  deals: Deal[];
  absences: Absence[];
  quotas: Quota[];
  exclusions: Exclusion[];
  /** Missing = none. */
  inclusions?: Inclusion[];
  /** Reps who opted in to trades although they are protected. */
  optedIn: RepId[];
}

export type AccountState = 'new' | 'lapsed' | 'declining' | 'flat' | 'lagging' | 'growing';

/** Which accounts an account was compared with. */
export interface PeerGroup {
  level: 'segmentAndRegion' | 'segment' | 'all';
  /** Number of peers, without the account itself. */
  count: number;
}

export interface AccountAnalysis {
  accountId: AccountId;
  /** Owner on the cut-off day; null = unowned. */
  ownerId: RepId | null;
  /** Customer group: the smallest account id in it. */
  groupId: AccountId;
  state: AccountState;
  t4qCents: number;
  priorCents: number;
  /** Fractions (0.05 = 5 %); null where they cannot be computed. */
  growth: number | null;
  peerGrowth: number | null;
  relativeGrowth: number | null;
  /** Share of peers with lower growth, 0..1. */
  percentile: number | null;
  peers: PeerGroup;
  /** Theil–Sen slope a year as a fraction of the mean, and its Mann–Kendall two-sided p. */
  trend: { slopePerYear: number; p: number } | null;
  /** Standard deviation of the deseasonalised quarters over their mean. */
  volatility: number | null;
  potentialCents: number;
  potentialGrade: PotentialGrade;
  penetration: number | null;
  headroomCents: number;
  whiteSpace: { categoryId: CategoryId; typicalCents: number }[];
  categoriesBought: number;
  /** Categories that anybody bought in the trailing four quarters. */
  categoriesOffered: number;
  /** Years with the present owner up to the cut-off; null when unowned. */
  tenureYears: number | null;
  /** The owner may have had it longer: only when they were first seen is known. */
  tenureAtLeast?: boolean;
  /** 0 = smallest third by the prior year's revenue, 2 = largest. */
  sizeTercile: 0 | 1 | 2;
  /** What the present owner wins: years seen under this owner, and yearly net growth over headroom (n and c of the expected capture). */
  ownerCapture: { years: number; rate: number };
  candidate: boolean;
  /** Why it stands where it stands, most telling first; growth/words makes sentences of it. */
  reasons: AccountFact[];
  /** Why policy keeps it out of trades; empty for candidates and for growing accounts. */
  notCandidateBecause: Block[];
}

export type RepVerdict = 'train' | 'trade' | 'leave' | 'market';

export interface RepAnalysis {
  repId: RepId;
  accounts: number;
  candidates: number;
  bookT4qCents: number;
  bookHeadroomCents: number;
  /** Growth of the accounts held the whole time, and of their peers; fractions a year, null without such accounts. */
  sameStoreGrowth: number | null;
  peerGrowth: number | null;
  /** Rep effect: same-store growth minus peers, shrunk by empirical Bayes; with posterior sd and P(effect > 0). */
  rawEffect: number | null;
  effect: number | null;
  effectSd: number | null;
  probabilityPositive: number | null;
  /** Of the last eight quarters: how many counted, and in how many the book grew faster than its peers. */
  quartersCounted: number;
  quartersAbovePeers: number;
  protected: boolean;
  verdict: RepVerdict;
  reasons: RepFact[];
}

/** Figures of the whole company for the first page, in minor units of four quarters. */
export interface CompanyAnalysis {
  t4qCents: number;
  priorCents: number;
  growth: number | null;
  accounts: number;
  byState: Record<AccountState, { accounts: number; t4qCents: number }>;
  candidates: number;
  candidateT4qCents: number;
}

export interface GrowthResult {
  /** Each row is put together as it is asked for, and anew each time. */
  accounts: Iterable<AccountAnalysis>;
  reps: RepAnalysis[];
  company: CompanyAnalysis;
}

export interface GrowthAnalysis extends GrowthResult {
  accounts: AccountAnalysis[];
}
