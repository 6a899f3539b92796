import type { PotentialGrade } from '../accounts/types';
import type { Day } from '../shared/calendar';

/**
 * What an analysis found, as facts: they are stored, and become sentences in growth/words when somebody reads them, in
 * the manner of that day. Money is minor units of four quarters, shares and growth are fractions.
 */
export type AccountFact =
  | { kind: 'young'; quarters: number; judgedFrom: number }
  | { kind: 'stopped'; beforeCents: number }
  | { kind: 'silent' }
  | { kind: 'begun'; t4qCents: number }
  | { kind: 'change'; growth: number; peerGrowth: number | null; peers: number }
  | { kind: 'trend'; slopePerYear: number; quarters: number }
  | { kind: 'categories'; bought: number; offered: number }
  | { kind: 'potential'; share: number; grade: PotentialGrade; cents: number }
  /** null = nobody owns it. */
  | { kind: 'tenure'; years: number | null; atLeast?: boolean }
  /** It grows, and moves with its customer group; share of the group's revenue that does not grow. */
  | { kind: 'along'; share: number }
  /** A manager's word put it, or its customer group, up for review. */
  | { kind: 'included'; until: Day; reason: string }
  | Told;

/** Why policy keeps an account out of trades. */
export type Block =
  | { kind: 'new'; judgedFrom: number }
  | { kind: 'lapsed' }
  | { kind: 'unowned' }
  | { kind: 'vacant'; rep: string; leftOn: Day }
  | { kind: 'protected'; rep: string }
  /** Protection, told without figures of the rep. */
  | { kind: 'left' }
  | { kind: 'bookExcluded'; rep: string; until: Day; reason: string }
  | { kind: 'moved'; on: Day; coolDownQuarters: number }
  | { kind: 'locked'; until: Day; reason: string | null }
  | { kind: 'deal'; renewal: boolean; name: string; closesOn: Day | null }
  | { kind: 'excluded'; until: Day; reason: string }
  | { kind: 'small'; t4qCents: number; minCents: number; group: boolean }
  | { kind: 'groupGrows'; share: number }
  /** Another account of the customer group is blocked. */
  | { kind: 'together'; account: string; why: Block }
  | Told;

/** What is said of a rep. */
export type RepFact =
  | { kind: 'train' }
  | { kind: 'market'; share: number; segments: [name: string, growth: number][] }
  | { kind: 'trade'; candidates: number; t4qCents: number }
  | { kind: 'emptyBook' }
  | { kind: 'kept'; t4qCents: number }
  | { kind: 'sound' }
  /** null where nothing was held long enough; effect null with too few quarters. */
  | { kind: 'split'; growth: number | null; market: number | null; effect: number | null; probability: number | null }
  | { kind: 'consistency'; above: number; of: number; protected: boolean }
  | { kind: 'leave'; quarters: number }
  | { kind: 'quota'; attained: number; quarters: number }
  | Told;

/** A sentence of an analysis from before facts were kept: it stays in the words it was made with. */
export interface Told {
  kind: 'told';
  text: string;
}

/** The end of a lock or exclusion that has none. */
export const WITHOUT_END: Day = '9999-12-31';
