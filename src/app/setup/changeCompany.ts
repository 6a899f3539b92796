import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { ensureCompany, updateCompany } from '../../storage/people/company';

export interface ChangeCompany {
  name: string;
  /** BCP 47, e.g. 'de-CH'. */
  locale: string;
  /** False: figures of an individual rep are shown to that rep only. */
  showRepFigures: boolean;
  actorId: string | null;
  now: string;
}

/**
 * Changes how the company is called, how its money, numbers and days are written, and who sees figures of reps.
 * @throws ProductError company.locale (invalid) for a locale that does not exist
 */
export async function changeCompany(database: Database, change: ChangeCompany): Promise<void> {
  const { name, locale, showRepFigures } = change;
  if (!isLocale(locale)) {
    const sentence = `"${locale}" is not a locale; write one such as en-US, en-GB or de-DE.`;
    throw new ProductError('invalid', 'company.locale', sentence, { field: 'locale' });
  }
  await inTransaction(database.db, async (trx) => {
    const before = await ensureCompany(trx, { name, locale, now: change.now });
    await updateCompany(trx, { name, locale, showRepFigures });
    await appendAudit(trx, {
      at: change.now,
      actorId: change.actorId,
      action: 'company.changed',
      subjectType: 'company',
      subjectId: '1',
      payload: {
        before: { name: before.name, locale: before.locale, showRepFigures: before.showRepFigures },
        after: { name, locale, showRepFigures },
      },
    });
  });
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf([text]).length === 1;
  } catch {
    return false;
  }
}
