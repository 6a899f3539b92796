import { ProductError } from '../../shared/errors';
import type { Trx } from '../../storage/database';
import { listCreditTemplates } from '../../storage/trades/creditTemplates';
import { creditVersions } from '../../storage/trades/creditVersions';
import type { Trade } from '../../storage/trades/trades';
import { defaultTemplate } from '../../trades/credit/templates';
import type { Actor } from '../actor';
import { writeTerms } from './changeTerms';
import { draftTerms } from './draftTerms';

/**
 * Sees to it that a trade has credit terms when it is submitted: those of a chosen template, else those written for it
 * already, else those of the company's default template.
 * @throws ProductError credit.noTemplate
 */
export async function settleCredit(
  trx: Trx,
  trade: Trade,
  templateId: string | undefined,
  actor: Actor,
): Promise<void> {
  if (!templateId && (await creditVersions(trx, [trade.id])).length > 0) return;
  const templates = await listCreditTemplates(trx);
  const template = templateId ? templates.find(({ id }) => id === templateId) : defaultTemplate(templates);
  if (!template) throw new ProductError('invalid', 'credit.noTemplate', 'There is no such template of credit terms.');
  await writeTerms(trx, trade, { terms: await draftTerms(trx, trade, template), reason: '', inForce: true }, actor);
}
