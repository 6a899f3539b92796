import { BUILT_IN, type CreditTemplate } from '../../trades/credit/templates';
import { templateTerms } from '../../trades/credit/terms';
import type { Db, Trx } from '../database';

/** The company's templates of credit terms in their order; the built-in ones until somebody changes the list. */
export async function listCreditTemplates(db: Db): Promise<readonly CreditTemplate[]> {
  const rows = await db.selectFrom('credit_templates').selectAll().orderBy('position').execute();
  if (rows.length === 0) return BUILT_IN;
  return rows.map(({ id, name, terms, is_default }) => ({
    id,
    name,
    terms: templateTerms.parse(JSON.parse(terms)),
    isDefault: is_default === 1,
  }));
}

/** Replaces the whole list. */
export async function saveCreditTemplates(trx: Trx, templates: readonly CreditTemplate[]): Promise<void> {
  await trx.deleteFrom('credit_templates').execute();
  await trx
    .insertInto('credit_templates')
    .values(
      templates.map(({ id, name, terms, isDefault }, position) => ({
        id,
        position,
        name,
        terms: JSON.stringify(terms),
        is_default: isDefault ? (1 as const) : (0 as const),
      })),
    )
    .execute();
}
