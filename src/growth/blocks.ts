import { type Ledger, lastOwnerChange, quartersBefore } from '../accounts/ledger';
import type { Account, AccountId, Deal, Rep, RepId } from '../accounts/types';
import { addDays, type Day } from '../shared/calendar';
import { groupBy } from '../shared/groupBy';
import { counted } from '../shared/wording';
import type { Exclusion, GrowthInput } from './types';

/** An open deal keeps an account only when it is at least this old: nobody opens one to keep an account. */
const DEAL_AGE_DAYS = 30;
const WITHOUT_END = '9999-12-31';

/** What policy holds against moving an account, as sentences without a full stop; empty = nothing. */
export class Blocks {
  readonly #deals: Map<AccountId, Deal[]>;
  readonly #reps: Map<RepId, Rep>;
  readonly #excluded: Exclusion[];
  readonly #coolDownFrom: Day;

  /** @param isProtected whether nothing is taken from a rep without consent */
  constructor(
    private readonly input: GrowthInput,
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
  ofOwner(ownerId: RepId | null): string[] {
    if (ownerId === null) return ['has no owner on the data cut-off'];
    const { policy, cutOff, optedIn } = this.input;
    const rep = this.#reps.get(ownerId);
    const name = rep?.name ?? 'its rep';
    const blocks: string[] = [];
    if (rep?.endDate && rep.endDate < cutOff) {
      blocks.push(`belongs to a vacant book: ${name} left on ${rep.endDate}`);
    }
    if (policy.candidates.protectConsistentReps && this.isProtected(ownerId) && !optedIn.includes(ownerId)) {
      blocks.push(`${name} performs consistently above the market, so nothing is taken unless ${name} opts in`);
    }
    const exclusion = this.#excluded.find((e) => e.repId === ownerId);
    if (exclusion) blocks.push(`the whole book of ${name} is excluded ${until(exclusion.until)}: ${exclusion.reason}`);
    return blocks;
  }

  /** What holds against this account whoever owns it. */
  ofAccount(account: Account): string[] {
    const { cutOff, policy } = this.input;
    const blocks: string[] = [];
    const moved = lastOwnerChange(this.ledger, account.id, cutOff);
    if (moved !== null && moved > this.#coolDownFrom) {
      blocks.push(`moved to another rep on ${moved}, less than ${quarters(policy.candidates.coolDownQuarters)} ago`);
    }
    if (account.lockedUntil !== null && account.lockedUntil >= cutOff) {
      blocks.push(`locked ${until(account.lockedUntil)}${account.lockReason ? `: ${account.lockReason}` : ''}`);
    }
    const deal = this.#deals.get(account.id)?.[0];
    if (deal) blocks.push(dealSentence(deal));
    const exclusion = this.#excluded.find((e) => e.accountId === account.id);
    if (exclusion) blocks.push(`excluded by a manager ${until(exclusion.until)}: ${exclusion.reason}`);
    return blocks;
  }
}

/** Deals and renewals that keep an account: due soon or undated, old enough, and worked on since; soonest first. */
function openDeals({ deals, cutOff, policy }: GrowthInput): Deal[] {
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

function dealSentence({ kind, name, closesOn }: Deal): string {
  const what = `${kind === 'renewal' ? 'open renewal' : 'open deal'} “${name}”`;
  return closesOn === null ? `${what} without a closing date` : `${what} due on ${closesOn}`;
}

const until = (day: Day): string => (day === WITHOUT_END ? 'without end' : `until ${day}`);
const quarters = (count: number): string => counted(count, 'quarter');
