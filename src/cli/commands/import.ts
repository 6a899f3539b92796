import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { commitImport } from '../../app/imports/commitImport';
import { discardImport, forgetImport } from '../../app/imports/discardImport';
import { importJson } from '../../app/imports/importJson';
import { inputFiles } from '../../app/imports/inputFiles';
import { readingPace } from '../../app/imports/readingPace';
import { stageImport } from '../../app/imports/stageImport';
import { decidedNames } from '../../app/names/statedNames';
import { isMappingNeeded } from '../../imports/recognition/sentences';
import { nothingUsable } from '../../imports/summary';
import { ProductError } from '../../shared/errors';
import { unusable } from '../../storage/imports/imports';
import { action, withGlobalOptions } from '../context';
import { importLines } from '../importLines';
import { readMapping, writeMapping } from '../mappingOption';
import { undoLast } from '../undoImport';
import { watchUntilStopped } from '../watching';

interface Options {
  dryRun?: boolean;
  currency?: string;
  mapping?: string;
  writeMapping?: string;
  watch?: string;
  settle?: string;
  undo?: boolean;
}

const PROGRESS_EVERY_BYTES = 20_000_000;

/** `rotation import`: reads CSV files, says what they bring, and commits them in one transaction. */
export function importCommand(program: Command): void {
  withGlobalOptions(program.command('import'))
    .argument(
      '[paths...]',
      'exports of a CRM, one sheet of sales, or the canonical files: CSV, XLSX, a zip or a folder',
    )
    .description('import the data of the CRM and the books; the same files twice change nothing')
    .option('--mapping <file>', 'JSON that states what the files and their columns mean; see docs/importing.md')
    .option('--write-mapping <file>', 'write what was recognised as such a file')
    .option('--dry-run', 'only say what would be added, changed and rejected')
    .option('--currency <code>', "ISO 4217; fixed at the first import (default: the company's, else USD)")
    .option('--undo', 'take the last import back, all of it or nothing; with --dry-run only say what that would do')
    .option('--watch <folder>', 'import what is dropped into this folder, until stopped; see docs/importing.md')
    .option('--settle <seconds>', 'with --watch: a drop without a marker is complete once unchanged for so long', '5')
    .action(
      action(async (context, paths: string[], options: Options) => {
        if (options.watch !== undefined) return watchUntilStopped(context, options.watch, paths, options);
        if (options.undo) return undoLast(context, paths, options);
        if (paths.length === 0) throw new ProductError('invalid', 'cli.paths', 'Name the files to import, or --watch.');
        const files = inputFiles(paths);
        const database = await context.openOrMake();
        const actor = systemActor(context.today, context.now());
        const pace = readingPace(() => performance.now());
        let told = 0;
        const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
        const staged = await stageImport(database, {
          files,
          mapping,
          currency: options.currency,
          actor,
          onProgress(read) {
            const { done, total } = read;
            if (done - told < PROGRESS_EVERY_BYTES) return;
            told = done;
            context.note(`${Math.round((100 * done) / total)} % of ${Math.round(total / 1e6)} MB, ${pace(read)}`);
          },
        }).catch(async (error) => {
          if (options.writeMapping && isMappingNeeded(error)) {
            writeMapping(options.writeMapping, error.details.recognised, await decidedNames(database.db));
            context.note(
              `What was recognised stands in ${options.writeMapping}; complete it and import with --mapping.`,
            );
          }
          throw error;
        });
        if (options.writeMapping)
          writeMapping(options.writeMapping, staged.summary.recognised, await decidedNames(database.db));
        if (options.dryRun) {
          const json = importJson(database, staged, staged.summary, 'dryRun');
          await forgetImport(database, staged.id);
          context.answer(json, `${importLines(staged.summary)}\nNothing was changed: this was a dry run.`);
          return;
        }
        if (nothingUsable(staged.summary)) {
          const { rejected } = importJson(database, staged, staged.summary, 'dryRun');
          context.note(importLines(staged.summary));
          await discardImport(database, staged.id, actor);
          throw unusable(rejected);
        }
        context.note('Every row is read and checked; committing.');
        const summary = await commitImport(database, staged.id, actor);
        context.answer(importJson(database, staged, summary, 'committed'), importLines(summary));
      }),
    );
}
