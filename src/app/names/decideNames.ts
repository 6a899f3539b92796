import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { enqueueAnalysis } from '../../storage/jobs/jobs';
import { applyMerge, confirmedMerges, unapplyMerge } from '../../storage/names/applyMerges';
import { addDecision, markUndone, type Noun, nameDecisions, nameOf, tradesOf } from '../../storage/names/merges';
import { bumpDataVersion } from '../../storage/people/company';
import type { Actor } from '../actor';

export interface TwoNames {
  noun: Noun;
  /** The one that stays, and the one that is taken for it. */
  keptId: number;
  otherId: number;
  /** Likeness, where it was proposed. */
  score: number | null;
}

/**
 * Makes one of two names: revenue, open deals and contacts of the other count for the kept one, now and in later imports.
 * @returns id of the decision
 * @throws ProductError names.unknown, names.same, names.inTrade
 */
export async function mergeNames(database: Database, names: TwoNames, actor: Actor): Promise<number> {
  return inTransaction(database.db, async (trx) => {
    const { kept, other } = await requireTwo(trx, names);
    if (names.noun === 'account') await refuseTraded(trx, names, kept, other);
    const id = await addDecision(trx, { ...names, state: 'confirmed', at: actor.now, by: actor.id });
    await applyMerge(trx, { id, noun: names.noun, kept: names.keptId, other: names.otherId });
    await changed(trx, actor, 'names.merged', id, { ...names, kept, other });
    return id;
  });
}

/** Notes that two names stand for two: they are not proposed again. @throws as `mergeNames` */
export async function keepNamesApart(database: Database, names: TwoNames, actor: Actor): Promise<number> {
  return inTransaction(database.db, async (trx) => {
    const { kept, other } = await requireTwo(trx, names);
    const id = await addDecision(trx, { ...names, state: 'refused', at: actor.now, by: actor.id });
    await audit(trx, actor, 'names.keptApart', id, { ...names, kept, other });
    return id;
  });
}

/**
 * Takes a decision on names back. Of a merge everything is as if it had never been, with what imports brought since.
 * @throws ProductError names.notFound; names.inTrade when the merged account is part of a trade since
 */
export async function undoNames(database: Database, id: number, actor: Actor): Promise<void> {
  await inTransaction(database.db, async (trx) => {
    const found = (await nameDecisions(trx)).find((one) => one.id === id && one.state !== 'undone');
    if (!found) throw new ProductError('notFound', 'names.notFound', 'There is no such decision on names.');
    const { noun, keptId, otherId, kept, other } = found;
    const payload = { noun, keptId, otherId, kept, other };
    if (found.state === 'refused') {
      await markUndone(trx, id, actor.now, actor.id);
      await audit(trx, actor, 'names.undecided', id, payload);
      return;
    }
    if (noun === 'account') await refuseTraded(trx, found, kept, other);
    const merges = await confirmedMerges(trx);
    const onTop = merges.slice(merges.findIndex((merge) => merge.id === id));
    for (const merge of [...onTop].reverse()) await unapplyMerge(trx, merge);
    await markUndone(trx, id, actor.now, actor.id);
    for (const merge of onTop.slice(1)) await applyMerge(trx, merge);
    await changed(trx, actor, 'names.unmerged', id, payload);
  });
}

async function requireTwo(trx: Trx, { noun, keptId, otherId }: TwoNames): Promise<{ kept: string; other: string }> {
  if (keptId === otherId) throw new ProductError('invalid', 'names.same', 'Choose two different names.');
  const [kept, other] = [await nameOf(trx, noun, keptId), await nameOf(trx, noun, otherId)];
  if (kept !== null && other !== null) return { kept, other };
  throw new ProductError(
    'notFound',
    'names.unknown',
    'One of the two names is not there any more, or is merged into another one already.',
  );
}

/** Figures of a trade were agreed, and its result is measured, for the account as it was. */
async function refuseTraded(
  trx: Trx,
  { keptId, otherId }: Pick<TwoNames, 'keptId' | 'otherId'>,
  kept: string,
  other: string,
): Promise<void> {
  const trades = await tradesOf(trx, [keptId, otherId]);
  if (trades.length === 0) return;
  const list = trades.map((number) => `trade ${number}`).join(', ');
  throw new ProductError(
    'refused',
    'names.inTrade',
    `${kept} and ${other} stay as they are: one of them is part of ${list}, whose figures were agreed and whose result is measured for that account as it is. Withdraw the trade first, or give both one id in the CRM after the trade has been reviewed.`,
    { trades },
  );
}

async function changed(trx: Trx, actor: Actor, action: string, id: number, payload: Record<string, unknown>) {
  await bumpDataVersion(trx);
  await enqueueAnalysis(trx, actor.now, actor.id);
  await audit(trx, actor, action, id, payload);
}

function audit(trx: Trx, actor: Actor, action: string, id: number, payload: Record<string, unknown>): Promise<void> {
  const { now: at, id: actorId } = actor;
  return appendAudit(trx, { at, actorId, action, subjectType: 'names', subjectId: String(id), payload });
}
