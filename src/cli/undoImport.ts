import { systemActor } from '../app/actor';
import { previewUndo, undoImport } from '../app/imports/undoImport';
import { type UndoCounts, undoLines } from '../imports/undo';
import { ProductError } from '../shared/errors';
import { formatAmount } from '../shared/money';
import type { CliContext } from './context';

/** `rotation import --undo`: takes the last import back, or says what that would do. */
export async function undoLast(
  context: CliContext,
  paths: readonly string[],
  options: { dryRun?: boolean },
): Promise<void> {
  if (paths.length > 0)
    throw new ProductError('invalid', 'cli.paths', 'Name no files with --undo: the last import is taken back.');
  const database = await context.open();
  const { id, counts, blocked } = await previewUndo(database);
  if (options.dryRun) {
    const end = blocked ?? 'Nothing was changed: this was a dry run.';
    context.answer({ id, state: 'dryRun', blocked, ...counts }, `${words(counts)}\n${end}`);
    return;
  }
  await undoImport(database, id, systemActor(context.today, context.now()));
  context.answer({ id, state: 'undone', ...counts }, `${words(counts)}\nThe last import is taken back.`);
}

function words(counts: UndoCounts): string {
  const { revenueNow, revenueThen } = counts;
  return [
    ...undoLines(counts),
    `Revenue: ${formatAmount(revenueNow)} before, ${formatAmount(revenueThen)} after.`,
  ].join('\n');
}
