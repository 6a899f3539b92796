import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { commitImport } from '../../app/imports/commitImport';
import { discardImport, forgetImport } from '../../app/imports/discardImport';
import { importJson } from '../../app/imports/importJson';
import { inputFiles } from '../../app/imports/inputFiles';
import { stageImport } from '../../app/imports/stageImport';
import { type ImportSummary, nothingUsable } from '../../imports/summary';
import { formatMoney } from '../../shared/money';
import { unusable } from '../../storage/imports/imports';
import { action, withGlobalOptions } from '../context';

interface Options {
  dryRun?: boolean;
  currency?: string;
}

const PROGRESS_EVERY_BYTES = 20_000_000;

/** `rotation import`: reads CSV files, says what they bring, and commits them in one transaction. */
export function importCommand(program: Command): void {
  withGlobalOptions(program.command('import'))
    .argument('<paths...>', 'a folder with reps.csv, accounts.csv, assignments.csv, revenue.csv, or files')
    .description('import the data of the CRM and the books; the same files twice change nothing')
    .option('--dry-run', 'only say what would be added, changed and rejected')
    .option('--currency <code>', "ISO 4217; fixed at the first import (default: the company's, else USD)")
    .action(
      action(async (context, paths: string[], options: Options) => {
        const files = inputFiles(paths);
        const database = await context.open();
        const actor = systemActor(context.today, context.now());
        let told = 0;
        const staged = await stageImport(database, {
          files,
          source: 'canonical',
          currency: options.currency,
          actor,
          onProgress({ done, total, file }) {
            if (done - told < PROGRESS_EVERY_BYTES) return;
            told = done;
            context.note(`${file}: ${Math.round((100 * done) / total)} % of ${Math.round(total / 1e6)} MB read`);
          },
        });
        if (options.dryRun) {
          const json = importJson(database, staged, staged.summary, 'dryRun');
          await forgetImport(database, staged.id);
          context.answer(json, `${inWords(staged.summary)}\nNothing was changed: this was a dry run.`);
          return;
        }
        if (nothingUsable(staged.summary)) {
          const { rejected } = importJson(database, staged, staged.summary, 'dryRun');
          context.note(inWords(staged.summary));
          await discardImport(database, staged.id, actor);
          throw unusable(rejected);
        }
        context.note('Every row is read and checked; committing.');
        const summary = await commitImport(database, staged.id, actor);
        context.answer(importJson(database, staged, summary, 'committed'), inWords(summary));
      }),
    );
}

/** The summary as lines for a terminal. */
function inWords(summary: ImportSummary): string {
  const lines = summary.files.map((file) => {
    const total =
      file.totalCents === null ? '' : `, total ${formatMoney(file.totalCents, summary.currency, 'en-US', true)}`;
    const { read, added, changed, unchanged, rejected } = file;
    return `${file.file}: ${read} read, ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected${total}`;
  });
  if (summary.months) lines.push(`Revenue from ${summary.months.first} to ${summary.months.last}.`);
  lines.push(...summary.warnings);
  for (const row of summary.firstRejected) lines.push(`${row.file} line ${row.line}: ${row.problem}`);
  return lines.join('\n');
}
