import type { Doubt } from './reading/coding';
import type { FileSummary, LedgerSummary } from './summary';

/** What was done with the text of a file so that it could be read. */
export interface FileRemarks {
  /** Cells of accepted rows in which characters that nobody sees were left out, and where the first is. */
  cleaned: { cells: number; line: number; column: string } | null;
  /** Characters of a file that is not UTF-8 which could be UTF-8 all the same. */
  doubt: Doubt | null;
}

/** What the warnings are made from; see storage/importReport for how it is found. */
export interface Findings {
  files: readonly (FileSummary & { remarks: FileRemarks })[];
  ledger: LedgerSummary;
  ignoredFiles: readonly { file: string; because: string }[];
  mismatches: number;
  mismatchExamples: readonly string[];
  unowned: number;
  /** Files that tell owners beside those that count. */
  ownersCompared: readonly { file: string; accounts: number; others: number }[];
  /** Revenue rows in months after the present one. */
  laterMonths: number;
}

/** Sentences about what is accepted but worth a look before the commit. */
export function warningsOf(found: Findings): string[] {
  const { ledger } = found;
  const warnings: string[] = [];
  const told = new Set<string>();
  for (const file of found.files) {
    if (file.encoding === 'Windows-1252' && !told.has(file.file)) warnings.push(encodingWarning(file));
    told.add(file.file);
    const { cleaned } = file.remarks;
    if (cleaned) {
      warnings.push(
        `In ${count(cleaned.cells, 'cell', 'cells')} of ${file.file}, first in line ${cleaned.line} (${cleaned.column}), characters that nobody sees were left out: control characters, line breaks or marks of text direction.`,
      );
    }
    if (file.read > 0 && file.read === file.rejected) warnings.push(`Every row of ${file.file} was rejected.`);
  }
  if (found.mismatches > 0) {
    const examples = found.mismatchExamples.join(', ');
    warnings.push(
      `${count(found.mismatches, 'account has', 'accounts have')} another owner_id than the ledger or assignments.csv, which counts (for example ${examples}).`,
    );
  }
  for (const { file, accounts, others } of found.ownersCompared) {
    if (others === 0) continue;
    warnings.push(
      `${file} names another owner for ${others.toLocaleString('en-US')} of ${count(accounts, 'account', 'accounts')} than the files that count; it may be out of date, and nothing of it is written.`,
    );
  }
  if (ledger.ownerChanges > 0) {
    warnings.push(
      `${count(ledger.ownerChanges, 'account changes', 'accounts change')} owner today, because owner_id names another rep than the ledger.`,
    );
  }
  if (ledger.differences > 0) {
    warnings.push(
      `${count(ledger.differences, 'account that was traded shows', 'accounts that were traded show')} another owner in the files. The ledger stays; the differences are listed for a person to resolve.`,
    );
  }
  if (found.unowned > 0) warnings.push(`${count(found.unowned, 'account has', 'accounts have')} no owner.`);
  if (found.laterMonths > 0) {
    warnings.push(
      `${count(found.laterMonths, 'revenue row lies', 'revenue rows lie')} in months after the present one.`,
    );
  }
  for (const { file, because } of found.ignoredFiles) warnings.push(`${file} was left out: ${because}.`);
  return warnings;
}

function encodingWarning({ file, encoding, remarks: { doubt } }: Findings['files'][number]): string {
  const also = doubt
    ? ` ${count(doubt.characters, 'character', 'characters')} could be UTF-8 all the same, first in line ${doubt.firstLine}.`
    : '';
  return `${file} is not UTF-8; it was read as ${encoding}.${also} Check that accented names look right.`;
}

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
