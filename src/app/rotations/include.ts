import { uuidv7 } from 'uuidv7';
import { customerGroups } from '../../accounts/groups';
import { ownerOn, ownersLedger } from '../../accounts/ledger';
import type { AccountId } from '../../accounts/types';
import { Blocks } from '../../growth/blocks';
import type { Block } from '../../growth/facts';
import { withoutFigures } from '../../growth/reps/withhold';
import { ruledOut } from '../../growth/ruledOut';
import { blockWords } from '../../growth/words/blockWords';
import { isDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import type { Manner } from '../../shared/wording';
import { loadAccounts, loadDeals, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction, type Trx } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { findCompany } from '../../storage/people/company';
import { optedInReps } from '../../storage/people/optIns';
import {
  endInclusion,
  findAccounts,
  insertInclusion,
  isProtectedIn,
  listInclusions,
} from '../../storage/rotations/inclusions';
import { listExclusions, type Rotation } from '../../storage/rotations/rotations';
import { type Actor, requireManager } from '../actor';
import { findRotation } from './findRotation';
import { requireOpenCandidates } from './requireOpen';

/**
 * Puts an account up for review in a rotation until a day, with a reason, although its figures alone would not; queues a
 * fresh analysis. Its customer group comes along. What policy holds against it cannot be set aside.
 * @returns the id of the analysis job
 * @throws ProductError actor.notAllowed, rotation.notFound, rotation.fixed, rotation.notAnalysed, inclusion.invalid,
 *   inclusion.candidate (conflict), inclusion.ruledOut (refused; the sentence says why)
 */
export async function include(
  database: Database,
  rotationId: string,
  what: { accountId: AccountId; reason: string; until: string },
  actor: Actor,
): Promise<string> {
  requireManager(actor);
  const reason = what.reason.trim();
  if (reason.length < 3) throw invalid('Give a reason of at least three letters; others will read it.', 'reason');
  if (!isDay(what.until) || what.until < actor.today) {
    throw invalid(`The inclusion must end on a day from ${actor.today} on, written YYYY-MM-DD.`, 'until');
  }
  const { accountId, until } = what;
  return inTransaction(database.db, async (trx) => {
    await requireOpenCandidates(trx, rotationId);
    const rotation = await findRotation(trx, rotationId);
    const never = await whyNever(trx, rotation, accountId);
    if (never.length > 0) {
      const company = await findCompany(trx);
      const manner = { currency: company?.currency ?? 'USD', locale: company?.locale ?? 'en-US' };
      throw new ProductError('refused', 'inclusion.ruledOut', neverSentence(never, manner));
    }
    await refuseTwice(trx, rotation, accountId);
    const id = uuidv7();
    await insertInclusion(trx, { id, rotationId, accountId, reason, until, at: actor.now, by: actor.id });
    await write(trx, 'inclusion.added', rotationId, { inclusionId: id, accountId, reason, until }, actor);
    return enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
  });
}

/**
 * Takes an inclusion back and queues a fresh analysis; a second time changes nothing.
 * @throws ProductError actor.notAllowed, rotation.notFound, rotation.fixed
 */
export async function removeInclusion(
  database: Database,
  rotationId: string,
  inclusionId: string,
  actor: Actor,
): Promise<string | null> {
  requireManager(actor);
  return inTransaction(database.db, async (trx) => {
    await requireOpenCandidates(trx, rotationId);
    if (!(await endInclusion(trx, rotationId, inclusionId, actor.now))) return null;
    await write(trx, 'inclusion.removed', rotationId, { inclusionId }, actor);
    return enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
  });
}

/**
 * What no manager's word can set aside about an account in a rotation; empty = it may be included.
 * @throws ProductError rotation.notAnalysed, account.notFound
 */
export async function whyNever(db: Db, rotation: Rotation, accountId: AccountId): Promise<Block[]> {
  const { analysisId, cutOff, policy } = rotation;
  if (analysisId === null) {
    const sentence = 'The analysis of this rotation is not ready yet. Wait for it, then include accounts.';
    throw new ProductError('conflict', 'rotation.notAnalysed', sentence);
  }
  const [found] = await findAccounts(db, analysisId, { accountId, within: null });
  if (!found) throw new ProductError('notFound', 'account.notFound', 'There is no such account.');
  const accounts = await loadAccounts(db);
  const ledger = ownersLedger(await loadAssignments(db));
  const groups = customerGroups(accounts, (id) => ownerOn(ledger, id, cutOff));
  const members = new Set(groups.membersOf.get(groups.groupOf.get(accountId) ?? accountId) ?? [accountId]);
  const ownerId = ownerOn(ledger, accountId, cutOff);
  const isProtected = ownerId !== null && (await isProtectedIn(db, analysisId, ownerId));
  const showFigures = (await findCompany(db))?.showRepFigures ?? true;
  const facts = {
    cutOff,
    policy: { growth: policy.growth, candidates: policy.candidates, reps: policy.reps },
    reps: await loadReps(db),
    deals: (await loadDeals(db)).filter((deal) => members.has(deal.accountId)),
    exclusions: await listExclusions(db, rotation.id),
    optedIn: await optedInReps(db),
  };
  const never = ruledOut(
    {
      account: accounts.find(({ id }) => id === accountId)!,
      members: accounts.filter(({ id }) => members.has(id)),
      ownerId,
      state: found.state,
    },
    new Blocks(facts, ledger, () => isProtected),
    { judgedFrom: policy.growth.minQuarters },
  );
  return showFigures ? never : never.map(withoutFigures);
}

/** Why an account may never be included, a sentence. */
export function neverSentence(never: readonly Block[], manner: Manner): string {
  return `It cannot be included: ${never.map((block) => blockWords(block, manner)).join('; ')}.`;
}

async function refuseTwice(trx: Trx, rotation: Rotation, accountId: AccountId): Promise<void> {
  const [found] = await findAccounts(trx, rotation.analysisId!, { accountId, within: null });
  const standing = await listInclusions(trx, rotation);
  if (!found.candidate && !standing.some((one) => one.accountId === accountId)) return;
  throw new ProductError('conflict', 'inclusion.candidate', `${found.name} is up for review already.`);
}

function write(
  trx: Trx,
  action: string,
  rotationId: string,
  payload: Record<string, unknown>,
  { id, now }: Actor,
): Promise<void> {
  const about = { subjectType: 'rotation', subjectId: rotationId, payload };
  return appendAudit(trx, { at: now, actorId: id, action, ...about });
}

function invalid(sentence: string, field: string): ProductError {
  return new ProductError('invalid', 'inclusion.invalid', sentence, { field });
}
