import type { ImportSummary } from '../../imports/summary';
import { warningsOf } from '../../imports/warnings';
import { type Day, monthOf } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import { withStaged } from '../../storage/imports/importBridge';
import { sumTooLarge } from '../../storage/imports/importCommit';
import { previewMerge } from '../../storage/imports/importMerge';
import {
  fileRemarks,
  fileSummaries,
  ownerFindings,
  rejectedSummary,
  stagedRevenue,
} from '../../storage/imports/importReport';

/** Compares a staging file with the database and says what a commit would do; writes nothing. */
export async function previewImport(
  database: Database,
  path: string,
  given: { currency: string; ignoredFiles: ImportSummary['ignoredFiles']; today: Day },
): Promise<ImportSummary> {
  return withStaged(database, path, async ({ raw }, source) => {
    const revenue = stagedRevenue(raw, monthOf(given.today));
    if (revenue.absoluteCents > Number.MAX_SAFE_INTEGER) throw sumTooLarge();
    const merge = previewMerge(raw, source, given.today);
    const files = fileSummaries(raw, merge, revenue.totalCents);
    const remarks = fileRemarks(raw);
    const { first, last, later } = revenue;
    return {
      source,
      currency: given.currency,
      files,
      ignoredFiles: given.ignoredFiles,
      warnings: warningsOf({
        files: files.map((file) => ({ ...file, remarks: remarks.get(file.file)! })),
        ledger: merge.ledger,
        ignoredFiles: given.ignoredFiles,
        ...ownerFindings(raw),
        laterMonths: later,
      }),
      months: first !== null && last !== null ? { first, last } : null,
      ledger: merge.ledger,
      ...rejectedSummary(raw),
    };
  });
}
