import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { BeliefsPolicy, PlanPolicy } from '../policy';
import type { PlanLeg, PlanningAccount, PlanningRep } from '../types';

/**
 * Everything a plan of transfers is made from, stored with it: the books that are handed on, the new hires to be seeded,
 * and the accounts that can move. Money is minor units of four quarters, as of the stated quarter.
 */
export interface TransferInput {
  version: 1;
  asOf: string;
  effectiveDate: Day;
  beliefs: BeliefsPolicy;
  rules: Pick<PlanPolicy, 'compatibility' | 'crossTeam' | 'maxBookShareMovedPerYear'>;
  maxAccountsPerRep: number | null;
  reps: PlanningRep[];
  /** Reps whose whole book is handed on; none of them is active on the effective date. */
  vacantRepIds: RepId[];
  /** Active reps who get accounts from fuller books. */
  newRepIds: RepId[];
  /** All accounts of the vacant books, and the candidates of the others where there are new hires. */
  accounts: PlanningAccount[];
  /** Reps kept out by a manager; they take nothing. */
  excludedRepIds: RepId[];
}

/** One customer group that goes one way: from a vacant book, or from a fuller one to a new hire. */
export interface PlannedTransfer {
  /** Hash of its sorted legs by external ids. */
  id: string;
  from: 'vacant' | 'fullerBook';
  legs: PlanLeg[];
  expectedCents: number;
  /** Why this rep: sentences with figures. */
  because: string[];
}

/** A customer group that nobody can take, and why. */
export interface Unplaced {
  accountIds: number[];
  t4qCents: number;
  because: string;
}

export interface TransferBook {
  repId: RepId;
  before: { accounts: number; t4qCents: number };
  after: { accounts: number; t4qCents: number };
}

export interface TransferPlan {
  transfers: PlannedTransfer[];
  unplaced: Unplaced[];
  /** What the transfers are expected to bring; for vacant books that is nearly always a loss, the smallest that fits. */
  expectedCents: number;
  /** No other plan that places as much within the same books can bring more. */
  boundCents: number;
  /** Up to where the books of those who take are filled, minor units of four quarters; null = nothing to place. */
  levelCents: number | null;
  newHireLevelCents: number | null;
  /** Every book that changes. */
  books: TransferBook[];
  engine: string;
}
