import type { Command } from 'commander';
import { outcomesJson } from '../../app/outcomes/outcomesJson';
import { reviewQuarter } from '../../app/review/reviewQuarter';
import { reviewCsv } from '../../reviews/reviewCsv';
import { ProductError } from '../../shared/errors';
import { findCompany } from '../../storage/company';
import { reviewDocument } from '../../web/review/reviewDocument';
import { action, withGlobalOptions } from '../context';

/** `rotation review QUARTER`: the quarterly review as a page to print or as rows; with --json the figures behind both. */
export function reviewCommand(program: Command): void {
  withGlobalOptions(program.command('review'))
    .argument('<quarter>', 'the quarter reviewed, YYYY-Qn')
    .description('write the quarterly review: every swap in effect, before and after')
    .option('--format <name>', 'html or csv', 'html')
    .action(
      action(async (context, quarter: string, { format }: { format: string }) => {
        if (format !== 'html' && format !== 'csv') {
          throw new ProductError('invalid', 'cli.format', `--format was "${format}"; write html or csv.`);
        }
        const database = await context.open();
        const { review, measured } = await reviewQuarter(database, quarter);
        const company = (await findCompany(database.db))!;
        const text =
          format === 'csv'
            ? reviewCsv(review)
            : await reviewDocument(context.config.root, review, company, context.today);
        context.answer({ ...outcomesJson(measured), sentences: review.sentences }, text);
      }),
    );
}
