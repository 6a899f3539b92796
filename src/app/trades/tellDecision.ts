import type { KindName } from '../../notifications/kinds/index';
import { loadReps } from '../../storage/accounts/accounts';
import type { Trx } from '../../storage/database';
import { usersOfReps } from '../../storage/people/users';
import { listConsents } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { consentSlots } from '../../trades/consents';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { consentFacts, repsOf } from './consentFacts';

/** Asks everybody who may give a consent that is open, whoever stands in included; each is asked once. */
export async function askConsents(trx: Trx, trade: Trade, actor: Actor): Promise<void> {
  const slots = consentSlots(await consentFacts(trx, trade, actor.today));
  const to = slots.filter((slot) => slot.givenBy === null).flatMap(({ eligible }) => eligible.map((one) => one.userId));
  await tell(trx, 'consentAsked', trade, to, actor);
}

type Outcome = Extract<KindName, 'tradeApproved' | 'tradeRejected' | 'tradeConflict' | 'reviewDue'>;

/** Tells who proposed a trade, who consented and the direct managers of its reps what became of it. */
export async function tellDecision(trx: Trx, kind: Outcome, trade: Trade, actor: Actor): Promise<void> {
  const consents = await listConsents(trx, trade.id);
  const reps = new Set(repsOf(trade));
  const managers = (await loadReps(trx)).flatMap((rep) => (reps.has(rep.id) && rep.managerId ? [rep.managerId] : []));
  const line = await usersOfReps(trx, [...new Set(managers)]);
  const to = [trade.createdBy, ...consents.map(({ userId }) => userId), ...line].filter((id) => id !== null);
  await tell(trx, kind, trade, to, actor);
}

function tell(
  trx: Trx,
  kind: Outcome | 'consentAsked',
  { id: tradeId, number, effectiveDate, reviewDate }: Trade,
  to: readonly string[],
  actor: Actor,
): Promise<void> {
  // A trade can meet a conflict again with a later date, and be looked at again on a later day.
  const day = { tradeConflict: effectiveDate, reviewDue: reviewDate }[kind as string] ?? '';
  const key = `trade-${tradeId}${day}`;
  return notify(trx, { kind, about: { tradeId, number }, to, by: actor.id, key, at: actor.now });
}
