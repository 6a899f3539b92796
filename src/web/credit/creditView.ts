import type { Response } from 'express';
import { type CreditOf, creditOf } from '../../app/credit/creditOf';
import { draftTerms } from '../../app/credit/draftTerms';
import { canProposeTrade } from '../../people/permissions';
import { repNames } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import type { Rotation } from '../../storage/rotations/rotations';
import { listCreditTemplates } from '../../storage/trades/creditTemplates';
import type { CreditVersion } from '../../storage/trades/creditVersions';
import type { Trade } from '../../storage/trades/trades';
import { approverName, slotsFor } from '../../trades/consents';
import { defaultTemplate } from '../../trades/credit/templates';
import type { CreditTerms } from '../../trades/credit/terms';
import { creditSentences } from '../../trades/credit/words';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';

/** What a trade's page shows about its credit terms, and what this user can do about them. */
export async function creditView(
  res: Response,
  { database: { db }, today }: Services,
  trade: Trade,
  rotation: Rotation,
) {
  const user = currentUser(res);
  const credit = await creditOf(db, trade, today());
  const write = await writer(db, trade, rotation);
  const templates = await listCreditTemplates(db);
  const expected = credit.inForce ?? null;
  // Before anything is written down the page shows what submitting would settle.
  const terms = expected?.terms ?? (await draftTerms(db, trade, defaultTemplate(templates)));
  const acts = canProposeTrade(user);
  const own = trade.createdBy === user.id || user.role === 'admin';
  return {
    ...write(terms),
    settled: expected !== null,
    version: expected?.number ?? null,
    waiting: waitingView(credit, write, user.id),
    canChange: acts && (credit.gate === 'consent' || (credit.gate === 'free' && own)) && credit.waiting === null,
    canDecline: acts && credit.waiting !== null && (user.role === 'admin' || credit.waiting.version.by === user.id),
    agreed: credit.gate === 'consent',
    versions: credit.versions.map((version) => ({ ...version, ...write(version.terms), state: stateOf(version) })),
    templates: [
      ...(expected === null ? [] : [{ value: '', label: 'As written for this trade' }]),
      ...templates.map(({ id, name }) => ({ value: id, label: name })),
    ],
    chosen: expected === null ? defaultTemplate(templates).id : '',
  };
}

function waitingView({ waiting }: CreditOf, write: Writer, userId: string) {
  if (waiting === null) return null;
  const { version, slots, facts } = waiting;
  const open = slots.filter((slot) => slot.givenBy === null);
  return {
    ...version,
    ...write(version.terms),
    waitsFor: open.map((slot) => slot.eligible.map(approverName).join(' or ') || 'nobody who can sign in'),
    asked: slotsFor(userId, facts).length > 0,
  };
}

function stateOf(version: CreditVersion): string {
  if (version.declinedAt !== null) return 'declined';
  return version.inForceAt === null ? 'waits for consent' : 'in force';
}

export type Writer = (terms: CreditTerms) => { sentences: string[]; sums: QuotaSum[] };

interface QuotaSum {
  name: string;
  quarter: string;
  quotaOf: string | null;
  quotaCents: number | null;
  changeCents: number;
}

/** Writes terms of a trade as sentences, and the sums behind the quota changes. */
async function writer(db: Db, trade: Trade, rotation: Rotation): Promise<Writer> {
  const names = await repNames(db);
  const telling = await companyTelling(db);
  const about = { ...telling, effectiveDate: trade.effectiveDate ?? rotation.effectiveDate, cutOff: rotation.cutOff };
  return (terms) => ({
    sentences: creditSentences(terms, about, names),
    sums: terms.quotas.map(({ repId, quarter, changeCents, from }) => ({
      name: names.get(repId) ?? '',
      quarter,
      quotaOf: from !== null && from.quarter !== quarter ? from.quarter : null,
      quotaCents: from?.quotaCents ?? null,
      changeCents,
    })),
  });
}
