import type { AccountId, PotentialGrade, RepId } from '../accounts/types';
import type { Day } from '../shared/calendar';
import type { BeliefsPolicy, PlanPolicy } from './policy';

/** The four attributes that fit is made of; a value may be UNKNOWN, a region like any other, which fit leaves out. */
export interface Attributes {
  industry: string;
  segment: string;
  region: string;
  /** '0' smallest third … '2' largest. */
  sizeTercile: string;
}
export type AttributeName = keyof Attributes;

export interface PlanningRep {
  id: RepId;
  externalId: string;
  managerId: RepId | null;
  region: string;
  /** Employed on the effective date; inactive reps neither give nor take in a swap. */
  active: boolean;
  accounts: number;
  bookT4qCents: number;
  bookHeadroomCents: number;
  /** T4Q of the book by attribute value, e.g. {region: {West: 1200000}}; all accounts, candidates included. */
  bookByAttribute: Record<AttributeName, Record<string, number>>;
  /** Trades of the last four quarters: net change of the book in T4Q and headroom, and the T4Q that moved away. */
  movedT4qCents: number;
  movedHeadroomCents: number;
  givenT4qCents: number;
}

/** A candidate account; the whole customer group moves together (all rows of one groupId). */
export interface PlanningAccount {
  id: AccountId;
  externalId: string;
  groupId: AccountId;
  ownerId: RepId;
  attributes: Attributes;
  t4qCents: number;
  headroomCents: number;
  potentialGrade: PotentialGrade;
  ownerCapture: { years: number; rate: number };
  /** Reps who owned it within the cool-down; it never goes back to one of them. */
  formerOwnerIds: RepId[];
}

/** A swap of the same round that is agreed already. It is no part of the plan, but uses the limits that the plan has. */
export interface FixedSwap {
  /** The number of its trade, which people quote. */
  number: number;
  /** The accounts have changed hands, so the books below hold them where they are now. */
  inEffect: boolean;
  legs: {
    fromRepId: RepId | null;
    toRepId: RepId;
    t4qCents: number;
    headroomCents: number;
    /** The potential is given or confirmed. */
    firm: boolean;
  }[];
}

/** A swap that a person put into the plan. */
export interface PinnedSwap {
  id: string;
  /** One account of a customer group stands for the whole group. */
  legs: { accountId: AccountId; toRepId: RepId }[];
  /** Who keeps it although a rule on amounts forbids it, and why; null = it keeps every rule. */
  waiver: { by: string; reason: string } | null;
}

/**
 * A customer group that would be among the candidates but for exclusions: no plan sees it; what an exclusion costs is
 * worked out with it. Lifting all of `exclusions` makes it a candidate.
 */
export interface KeptOut {
  exclusions: { accountId: AccountId | null; repId: RepId | null; reason: string; until: Day }[];
  accounts: PlanningAccount[];
}

/**
 * The planner's whole input, stored as JSON with every plan: the verifier needs nothing else. Money is minor units of
 * four quarters, as of the stated quarter.
 */
export interface PlanningInput {
  version: 1;
  asOf: string;
  effectiveDate: Day;
  beliefs: BeliefsPolicy;
  plan: PlanPolicy;
  /** Upper limit of accounts a rep may hold; null = none. */
  maxAccountsPerRep: number | null;
  /**
   * f̄ where it is given instead of computed from these rows: a plan under changed rules values every move as the plan
   * it is compared with does.
   */
  averageFit?: number;
  /** Left out: none. */
  fixed?: FixedSwap[];
  /** Pins of the policy with their legs; a pin without an entry here has to be among the admissible swaps. */
  pinned?: PinnedSwap[];
  /** The plan also lists further swaps that are worth talking about, as it does for a small company. */
  listed?: true;
  reps: PlanningRep[];
  accounts: PlanningAccount[];
  /** Absent in snapshots from before it was kept. */
  keptOut?: KeptOut[];
}

export interface PlanLeg {
  accountId: AccountId;
  groupId: AccountId;
  fromRepId: RepId;
  toRepId: RepId;
  t4qCents: number;
  headroomCents: number;
  fit: number;
  gainCents: number;
  lossCents: number;
  /** gain − loss: expected over four quarters, net of what the present owner would do. */
  expectedCents: number;
}

export interface PlannedSwap {
  /** Hash of the sorted legs: the same exchange has the same id in every plan. */
  id: string;
  /** One customer for one, one for two, or three round three reps. */
  kind: 'pair' | 'basket' | 'cycle';
  /** After a leg to a rep come that rep's own. */
  legs: PlanLeg[];
  expectedCents: number;
}

export interface BookChange {
  accounts: number;
  t4qCents: number;
  headroomCents: number;
}

/** Envy between reps who give and receive equally many accounts, over ordered pairs of them; fairness/envy.ts defines it. */
export interface EnvySummary {
  comparedPairs: number;
  /** Pairs in which the first rep would rather have what the second has. */
  enviousPairs: number;
  /** By how much at most, minor units of four quarters. */
  largestCents: number;
  /** Pairs in which that stays so whichever one account is taken from the second: 0 = envy-free up to one (EF1). */
  beyondOneAccount: number;
}

export interface Fairness {
  /** Largest |Δ T4Q| over base of any rep; 0 before. */
  largestDeviation: number;
  /** Gini coefficient of the books' T4Q over active reps with accounts. */
  gini: number;
  /** Rep with the lowest expected change, minor units. */
  worstOffRepId: RepId | null;
  worstOffExpectedCents: number;
  /** On what reps give (before) and on what they receive (after); plans of earlier versions do not state it. */
  envy?: EnvySummary;
}

/** A limit that could be looser, by its name in the policy. */
export type LoosenedLimit =
  | 'maxSwaps'
  | 'maxSwapsPerRep'
  | 'valueTolerance'
  | 'headroomTolerance'
  | 'bookValueTolerance'
  | 'bookHeadroomTolerance'
  | 'inItselfShare'
  | 'maxBookShareMovedPerYear'
  | 'compatibility'
  | 'crossTeam'
  | 'maxAccountsPerRep'
  | 'exclusions';

/** A share (fraction), a number or a choice of the policy; of exclusions those to be lifted, by external ids. */
export type LimitValue = number | string | string[];

/** The smallest change of one limit that makes something possible. */
export interface Loosening {
  limit: LoosenedLimit;
  from: LimitValue;
  to: LimitValue;
}

/** How much of a plan's bound rests on one limit (a fraction), and at which reps most; see result/tightestLimits.ts. */
export interface TightLimit {
  limit: LoosenedLimit;
  share: number;
  reps: { repId: RepId; share: number }[];
}

/** Why a plan is empty, in figures; `emptyBecause` says it in sentences. */
export interface EmptyFigures {
  candidates: number;
  /** Pairs of active reps who both own candidates; of those, how many have something to offer each other. */
  repPairs: number;
  offeringPairs: number;
  /** Why the other pairs have nothing, by the first rule in the way. */
  apart: { because: string; pairs: number }[];
  /** Exchanges between offering pairs; of those fair in value; of those within every rule; of those worth something. */
  exchanges: number;
  fairInValue: number;
  admissible: number;
  worthwhile: number;
  /** Each of these alone makes a first swap possible that is expected to bring something. */
  alone: Loosening[];
  /** Where none does alone: the fewest that do together. */
  together: Loosening[];
  /** Beliefs with which an admissible swap would pay; null where no other belief of that kind would do. */
  beliefs: { headroomShare: number | null; handoverLoss: number | null } | null;
}

/** What ended the search; `hand`: there was none, a person put the swaps together. */
export type StoppedBy = 'optimal' | 'gap' | 'iterations' | 'time' | 'cancel' | 'empty' | 'hand';

export interface Plan {
  objectiveCents: number;
  /** No admissible plan over what `boundCovers` names can be worth more. */
  boundCents: number;
  /** (bound − objective) / bound; 0 when the bound is not positive. */
  gap: number;
  /** A sentence: over which set of swaps the bound holds. */
  boundCovers: string;
  /** No bound is known for this set of rules; `boundCents` then only is not below the objective. */
  boundUnknown?: true;
  stoppedBy: StoppedBy;
  engine: string;
  /** Why this engine, a sentence; '' when nothing was said. */
  engineBecause?: string;
  seconds: number;
  seed: number;
  verified: true;
  swaps: PlannedSwap[];
  reps: { repId: RepId; before: BookChange; after: BookChange; expectedCents: number; swaps: number }[];
  fairness: { before: Fairness; after: Fairness };
  /**
   * How many admissible swaps are expected to bring something (at least; very many are not all counted), how many rep
   * pairs could trade, and why the plan is empty if it is.
   */
  admissibleSwaps: number;
  tradingRepPairs: number;
  emptyBecause: string[];
  /** Numbers of the trades that were agreed already and whose part of the limits the plan left alone; left out: none. */
  agreedTrades?: number[];
  /** Which limits the bound rests on, largest part first; plans of earlier versions do not state it. */
  tightest?: TightLimit[];
  /**
   * Only for companies of fewer than eight reps: the swaps of the plan, then others that are admissible by themselves and
   * expected to bring something, each part best first.
   */
  ranked?: PlannedSwap[];
  /** Only in empty plans. */
  emptyFigures?: EmptyFigures;
}
