import { uuidv7 } from 'uuidv7';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { listCreditTemplates, saveCreditTemplates } from '../../storage/trades/creditTemplates';
import type { CreditTemplate } from '../../trades/credit/templates';
import { templateTerms } from '../../trades/credit/terms';
import type { Actor } from '../actor';

export type TemplateChange =
  /** `id` null = a new one. */
  | ({ do: 'write'; id: string | null } & Pick<CreditTemplate, 'name' | 'terms' | 'isDefault'>)
  | { do: 'remove'; id: string };

/**
 * Changes the company's list of credit templates: for trades that are put together from now on. Terms that trades have
 * already stay as they are. One template is always the default.
 * @throws ProductError credit.notAllowed, credit.badName, credit.badTerms (invalid), credit.noTemplate, credit.lastTemplate
 */
export async function changeTemplates(database: Database, change: TemplateChange, actor: Actor): Promise<void> {
  if (actor.role !== 'admin') {
    throw new ProductError('refused', 'credit.notAllowed', 'Sales operations keep the list of credit templates.');
  }
  await inTransaction(database.db, async (trx) => {
    const before = await listCreditTemplates(trx);
    const after = change.do === 'write' ? written(before, change) : removed(before, change.id);
    await saveCreditTemplates(trx, after);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'credit.templatesChanged',
      subjectType: 'company',
      subjectId: '1',
      payload: { before, after },
    });
  });
}

function written(
  before: readonly CreditTemplate[],
  { id, ...change }: Extract<TemplateChange, { do: 'write' }>,
): CreditTemplate[] {
  const name = change.name.trim();
  if (name.length < 3 || name.length > 80)
    throw invalid('badName', 'A template needs a name of 3 to 80 letters.', 'name');
  if (before.some((other) => other.id !== id && other.name === name)) {
    throw invalid('badName', `There is a template "${name}" already; choose another name.`, 'name');
  }
  const terms = templateTerms.safeParse(change.terms);
  if (!terms.success) {
    throw invalid(
      'badTerms',
      'Months are whole numbers from 1 to 24 (double credit: 0 to 12), the former rep’s part 1 to 99 percent.',
    );
  }
  const template = { id: id ?? uuidv7(), name, terms: terms.data, isDefault: change.isDefault };
  if (id !== null && !before.some((other) => other.id === id)) throw unknown();
  const list = id === null ? [...before, template] : before.map((other) => (other.id === id ? template : other));
  return withOneDefault(list, template.isDefault ? template.id : null);
}

function removed(before: readonly CreditTemplate[], id: string): CreditTemplate[] {
  if (!before.some((other) => other.id === id)) throw unknown();
  if (before.length === 1) {
    throw new ProductError('refused', 'credit.lastTemplate', 'One template has to stay. Add another one first.');
  }
  return withOneDefault(
    before.filter((other) => other.id !== id),
    null,
  );
}

/** Exactly one is the default: the one that was just made so, else the one that was, else the first. */
function withOneDefault(list: readonly CreditTemplate[], chosen: string | null): CreditTemplate[] {
  const id = chosen ?? list.find((template) => template.isDefault)?.id ?? list[0].id;
  return list.map((template) => ({ ...template, isDefault: template.id === id }));
}

const unknown = (): ProductError => new ProductError('notFound', 'credit.noTemplate', 'There is no such template.');

function invalid(code: string, sentence: string, field?: string): ProductError {
  return new ProductError('invalid', `credit.${code}`, sentence, field ? { field } : undefined);
}
