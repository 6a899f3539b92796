import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { type CreditVersion, creditConsents, creditVersions } from '../../storage/trades/creditVersions';
import { listConsents } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { type ConsentFacts, type ConsentSlot, consentSlots } from '../../trades/consents';
import { type CreditGate, creditGate } from '../../trades/credit/gate';
import { consentFacts } from '../trades/consentFacts';

/** What stands about the credit terms of a trade. */
export interface CreditOf {
  gate: CreditGate;
  /** Null = none yet: they come from a template when the trade is submitted. */
  inForce: CreditVersion | null;
  /** A change that waits for consents, with who has to give them. */
  waiting: { version: CreditVersion; slots: ConsentSlot[]; facts: ConsentFacts } | null;
  versions: readonly CreditVersion[];
}

/** The credit terms of a trade: in force, waiting, and every version there was. */
export async function creditOf(db: Db, trade: Trade, today: Day): Promise<CreditOf> {
  const versions = await creditVersions(db, [trade.id]);
  const given = await listConsents(db, trade.id);
  const approved = given.some(({ userId }) => userId !== trade.createdBy);
  const open = versions.findLast((version) => version.inForceAt === null && version.declinedAt === null) ?? null;
  return {
    gate: creditGate(trade.state, approved),
    inForce: versions.findLast((version) => version.inForceAt !== null) ?? null,
    waiting: open === null ? null : await waitingFor(db, trade, open, today),
    versions,
  };
}

async function waitingFor(db: Db, trade: Trade, version: CreditVersion, today: Day): Promise<CreditOf['waiting']> {
  const facts = {
    ...(await consentFacts(db, trade, today)),
    proposerId: version.by,
    given: await creditConsents(db, version.id),
  };
  return { version, facts, slots: consentSlots(facts) };
}
