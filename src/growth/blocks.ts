import { type Ledger, lastOwnerChange, quartersBefore } from '../accounts/ledger';
import type { Account, AccountId, Deal, Rep, RepId } from '../accounts/types';
import { addDays, type Day } from '../shared/calendar';
import { groupBy } from '../shared/groupBy';
import { type Block, WITHOUT_END } from './facts';
import type { Exclusion, GrowthInput } from './types';

/** An open deal keeps an account only when it is at least this old: nobody opens one to keep an account. */
const DEAL_AGE_DAYS = 30;

/** What of a company policy looks at to hold something against an account. */
export type BlockFacts = Pick<GrowthInput, 'cutOff' | 'policy' | 'reps' | 'deals' | 'exclusions' | 'optedIn'>;

/** What policy holds against moving an account; empty = nothing. */
export class Blocks {
  readonly #deals: Map<AccountId, Deal[]>;
  readonly #reps: Map<RepId, Rep>;
  readonly #excluded: Exclusion[];
  readonly #coolDownFrom: Day;

  /** @param isProtected whether nothing is taken from a rep without consent */
  constructor(
    private readonly input: BlockFacts,
    private readonly ledger: Ledger,
    private readonly isProtected: (repId: RepId) => boolean,
  ) {
    this.#deals = groupBy(openDeals(input), (deal) => deal.accountId);
    this.#reps = new Map(input.reps.map((rep) => [rep.id, rep]));
    this.#excluded = input.exclusions
      .filter((exclusion) => exclusion.until >= input.cutOff)
      .sort((a, b) => (a.until > b.until ? -1 : a.until < b.until ? 1 : a.reason < b.reason ? -1 : 1));
    this.#coolDownFrom = quartersBefore(input.cutOff, input.policy.candidates.coolDownQuarters);
  }

  /** What holds against any account of this owner. */
  ofOwner(ownerId: RepId | null): Block[] {
    if (ownerId === null) return [{ kind: 'unowned' }];
    const { policy, cutOff, optedIn } = this.input;
    const found = this.#reps.get(ownerId);
    const rep = found?.name ?? 'its rep';
    const blocks: Block[] = [];
    if (found?.endDate && found.endDate < cutOff) blocks.push({ kind: 'vacant', rep, leftOn: found.endDate });
    if (policy.candidates.protectConsistentReps && this.isProtected(ownerId) && !optedIn.includes(ownerId)) {
      blocks.push({ kind: 'protected', rep });
    }
    const exclusion = this.#excluded.find((e) => e.repId === ownerId);
    if (exclusion) blocks.push({ kind: 'bookExcluded', rep, until: exclusion.until, reason: exclusion.reason });
    return blocks;
  }

  /** What holds against this account whoever owns it. */
  ofAccount(account: Account): Block[] {
    const { cutOff, policy } = this.input;
    const { coolDownQuarters } = policy.candidates;
    const blocks: Block[] = [];
    const moved = lastOwnerChange(this.ledger, account.id, cutOff);
    if (moved !== null && moved > this.#coolDownFrom) blocks.push({ kind: 'moved', on: moved, coolDownQuarters });
    if (account.lockedUntil !== null && account.lockedUntil >= cutOff) {
      blocks.push({ kind: 'locked', until: account.lockedUntil, reason: account.lockReason });
    }
    const deal = this.#deals.get(account.id)?.[0];
    if (deal) {
      blocks.push({ kind: 'deal', renewal: deal.kind === 'renewal', name: deal.name, closesOn: deal.closesOn });
    }
    const exclusion = this.#excluded.find((e) => e.accountId === account.id);
    if (exclusion) blocks.push({ kind: 'excluded', until: exclusion.until, reason: exclusion.reason });
    return blocks;
  }
}

/** Deals and renewals that keep an account: due soon or undated, old enough, and worked on since; soonest first. */
function openDeals({ deals, cutOff, policy }: BlockFacts): Deal[] {
  const dueBy = addDays(cutOff, policy.candidates.openDealDays);
  const createdBy = addDays(cutOff, -DEAL_AGE_DAYS);
  const sooner = (a: Deal, b: Deal): number => {
    const [x, y] = [a, b].map((deal) => `${deal.closesOn ?? WITHOUT_END} ${deal.externalId}`);
    return x < y ? -1 : x > y ? 1 : 0;
  };
  return deals
    .filter((deal) => deal.closesOn === null || deal.closesOn <= dueBy)
    .filter((deal) => deal.createdOn <= createdBy)
    .filter((deal) => deal.lastActivityOn !== null && deal.lastActivityOn > deal.createdOn)
    .sort(sooner);
}
