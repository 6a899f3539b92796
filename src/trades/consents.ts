import type { RepId } from '../accounts/types';

/** A user as far as consents are concerned; only managers and administrators can consent. */
export interface Approver {
  userId: string;
  name: string;
  role: 'admin' | 'manager' | 'rep' | 'leader';
  /** The rep record of a manager; null for users outside the sales line. */
  repId: RepId | null;
  /** The absent manager in whose stead they would consent; missing where it is in their own right. */
  standsInFor?: { userId: string; name: string };
}

/** A consent that was given: for the side of one manager, or (null) as the second pair of eyes. */
export interface GivenConsent {
  userId: string;
  managerRepId: RepId | null;
  /** The absent manager whom the user stood in for; null or missing = in their own right. */
  forUserId?: string | null;
  /** By proposing, for the own side, or as an act of its own. */
  givenBy?: 'proposal' | 'approval';
}

/** One consent that a trade needs. */
export interface ConsentSlot {
  /** The direct manager whose side it is; null = the second pair of eyes. */
  managerRepId: RepId | null;
  /**
   * Users who may give it: the manager, else the nearest one above with a sign-in, else any administrator; besides an
   * absent one who stands in for them.
   */
  eligible: Approver[];
  /** Who gave it, or null while it is open. */
  givenBy: string | null;
}

export interface ConsentFacts {
  /** Reps who give or take an account in the trade. */
  repIds: RepId[];
  /** Direct manager of each rep; null at the top. */
  managerOf: ReadonlyMap<RepId, RepId | null>;
  /** Active users. */
  approvers: Approver[];
  /** The user who proposed the trade; null = the system. */
  proposerId: string | null;
  given: readonly GivenConsent[];
  /** Who stands in today, by the absent manager's users.id. */
  standIns?: ReadonlyMap<string, string>;
}

/** How an approver is named: 'Dan', or 'Dan for Anna' where he stands in. */
export function approverName({ name, standsInFor }: Approver): string {
  return standsInFor ? `${name} for ${standsInFor.name}` : name;
}

/**
 * The consents a trade needs and has. One for each distinct direct manager of the reps in it, and four eyes: when
 * these cannot bring two people together, one more person has to agree: the manager above, else an administrator.
 * Silence never approves. Who stands in for an absent manager decides for one side only, and never about what they
 * proposed; where that rules them out, the manager above the absent one may consent.
 */
export function consentSlots(facts: ConsentFacts): ConsentSlot[] {
  const slots = managersOf(facts).map((managerRepId) => ({
    managerRepId,
    eligible: approversFor(managerRepId, facts),
    givenBy: facts.given.find((c) => c.managerRepId === managerRepId)?.userId ?? null,
  }));
  const second = facts.given.find((consent) => consent.managerRepId === null);
  if (!second && mostPeople(slots, facts.proposerId).size >= 2) return slots;
  return [...slots, { managerRepId: null, eligible: secondPair(facts, slots), givenBy: second?.userId ?? null }];
}

/** The distinct direct managers of the reps in a trade. */
function managersOf(facts: ConsentFacts): RepId[] {
  return [...new Set(facts.repIds.map((id) => facts.managerOf.get(id) ?? null))]
    .filter((id): id is RepId => id !== null)
    .sort((a, b) => a - b);
}

/** The proposer, who has consented, and who could still consent: one person for each open slot, a new one if possible. */
function mostPeople(slots: readonly ConsentSlot[], proposerId: string | null): Set<string> {
  const people = new Set(slots.map((slot) => slot.givenBy).filter((id) => id !== null));
  if (proposerId !== null) people.add(proposerId);
  for (const slot of slots.filter((open) => open.givenBy === null)) {
    const another = slot.eligible.find((user) => !people.has(user.userId));
    if (another) people.add(another.userId);
  }
  return people;
}

/** True when every consent is there and at least two people have looked at the trade. */
export function isFullyConsented(facts: ConsentFacts): boolean {
  const slots = consentSlots(facts);
  const people = new Set([...slots.map((slot) => slot.givenBy), facts.proposerId].filter((id) => id !== null));
  return slots.every((slot) => slot.givenBy !== null) && people.size >= 2;
}

/**
 * The open slots that a user may fill now. The proposer never fills a slot that others could fill as well: their own
 * side counts as consented when they submit. Standing in for somebody fills one slot at most, and none beside an own one.
 */
export function slotsFor(userId: string, facts: ConsentFacts): ConsentSlot[] {
  const open = consentSlots(facts).filter((slot) => slot.givenBy === null);
  const asWhom = (slot: ConsentSlot): Approver | undefined => slot.eligible.find((user) => user.userId === userId);
  const own = open.filter((slot) => asWhom(slot) && !asWhom(slot)?.standsInFor);
  return own.length > 0 ? own : open.filter((slot) => asWhom(slot)).slice(0, 1);
}

/** The slot that somebody fills by proposing: the side of the manager they are themselves. */
export function ownSlot(
  slots: readonly ConsentSlot[],
  proposer: { id: string | null; repId: RepId | null },
): ConsentSlot | undefined {
  return slots.find(
    (slot) =>
      slot.managerRepId !== null &&
      slot.eligible.some(
        (user) => user.userId === proposer.id && user.repId === proposer.repId && user.role === 'manager',
      ),
  );
}

/**
 * Whether a user may replace an account that a rep hands over in an agreed trade: who consents for the rep's side (the
 * direct manager, who stands in for them, else the nearest one above with a sign-in), or an administrator. Who only sees
 * the rep further up the line leaves it to them; a rep without a manager has no side of its own, so any line may.
 */
export function mayReplaceFor(
  user: { id: string | null; role: Approver['role'] },
  repId: RepId,
  facts: ConsentFacts,
): boolean {
  if (user.role === 'admin') return true;
  const managerRepId = facts.managerOf.get(repId) ?? null;
  if (managerRepId === null) return user.role === 'manager';
  return approversFor(managerRepId, facts).some(({ userId }) => userId === user.id);
}

function approversFor(managerRepId: RepId, facts: ConsentFacts): Approver[] {
  const inLine = nearestWithSignIn(managerRepId, facts, new Set());
  if (inLine) return withStandIn(inLine, facts, new Set());
  // Standing in for a manager without a sign-in is for somebody other than the proposer, where there is somebody.
  const others = administrators(facts).filter((user) => user.userId !== facts.proposerId);
  return others.length > 0 ? others : administrators(facts);
}

/**
 * Somebody who is neither the proposer nor has consented: above the proposer or, when the proposer stands outside the
 * line, above the managers concerned; else an administrator.
 */
function secondPair(facts: ConsentFacts, slots: readonly ConsentSlot[]): Approver[] {
  // For whom somebody stood in has had their say.
  const stoodInFor = facts.given.map((consent) => consent.forUserId ?? null);
  const looked = new Set(
    [facts.proposerId, ...slots.map((slot) => slot.givenBy), ...stoodInFor].filter((id) => id !== null),
  );
  const proposer = facts.approvers.find((user) => user.userId === facts.proposerId);
  const start = proposer?.repId ?? facts.repIds.map((id) => facts.managerOf.get(id) ?? null).find((id) => id !== null);
  const above = start == null ? null : nearestWithSignIn(start, facts, looked);
  if (above) return withStandIn(above, facts, looked);
  return administrators(facts).filter((user) => !looked.has(user.userId));
}

/**
 * A manager, and in their absence who stands in for them: not the proposer, not somebody who speaks for a side of this
 * trade themselves or has spoken in it. Where that rules them out, the nearest one above, else the other administrators.
 */
function withStandIn(absent: Approver, facts: ConsentFacts, without: ReadonlySet<string>): Approver[] {
  const standInId = facts.standIns?.get(absent.userId);
  if (standInId === undefined) return [absent];
  const taken = new Set([...without, ...spoken(facts), absent.userId]);
  if (facts.proposerId !== null) taken.add(facts.proposerId);
  const standIn = facts.approvers.find(
    (user) => user.userId === standInId && mayConsent(user) && !taken.has(standInId),
  );
  const { userId, name } = absent;
  if (standIn) return [absent, { ...standIn, standsInFor: { userId, name } }];
  const above = absent.repId === null ? null : nearestWithSignIn(absent.repId, facts, taken);
  return [absent, ...(above ? [above] : administrators(facts).filter((user) => !taken.has(user.userId)))];
}

/** Who speaks for a side of the trade in their own right, and who has consented. */
function spoken(facts: ConsentFacts): Set<string> {
  const own = managersOf(facts).map((id) => nearestWithSignIn(id, facts, new Set())?.userId);
  return new Set([...own, ...facts.given.map((consent) => consent.userId)].filter((id) => id !== undefined));
}

/** The rep itself or the nearest manager above who can sign in and may consent, leaving some users out. */
function nearestWithSignIn(repId: RepId, facts: ConsentFacts, without: ReadonlySet<string>): Approver | null {
  const seen = new Set<RepId>();
  for (let id: RepId | null = repId; id !== null && !seen.has(id); id = facts.managerOf.get(id) ?? null) {
    seen.add(id);
    const user = facts.approvers.find((u) => u.repId === id && !without.has(u.userId) && mayConsent(u));
    if (user) return user;
  }
  return null;
}

function administrators(facts: ConsentFacts): Approver[] {
  return facts.approvers.filter((user) => user.role === 'admin');
}

function mayConsent(user: Approver): boolean {
  return user.role === 'manager' || user.role === 'admin';
}
