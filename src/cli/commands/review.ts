import { once } from 'node:events';
import type { Command } from 'commander';
import { effectsJson } from '../../app/outcomes/effectsJson';
import { outcomesJson } from '../../app/outcomes/outcomesJson';
import { wholeReview } from '../../app/review/wholeReview';
import { ProductError } from '../../shared/errors';
import { findCompany } from '../../storage/people/company';
import { reviewDocument } from '../../web/review/reviewDocument';
import { reviewCsv, reviewWorkbook } from '../../web/review/reviewFiles';
import { action, withGlobalOptions } from '../context';

const FORMATS = ['html', 'xlsx', 'csv'];

/** `rotation review QUARTER`: the quarterly review as a page to print, a workbook or rows; --json: the figures behind. */
export function reviewCommand(program: Command): void {
  withGlobalOptions(program.command('review'))
    .argument('<quarter>', 'the quarter reviewed, YYYY-Qn')
    .description('write the quarterly review: what was swapped, what it did, what was decided')
    .option('--format <name>', 'html, xlsx or csv; write an xlsx into a file: … --format xlsx > review.xlsx', 'html')
    .action(
      action(async (context, quarter: string, { format }: { format: string }) => {
        if (!FORMATS.includes(format)) {
          throw new ProductError('invalid', 'cli.format', `--format was "${format}"; write html, xlsx or csv.`);
        }
        const database = await context.open();
        const whole = await wholeReview(database, { quarter, today: context.today });
        const company = (await findCompany(database.db))!;
        if (format === 'xlsx' && !context.json) {
          if (process.stdout.isTTY) {
            throw new ProductError(
              'invalid',
              'cli.terminal',
              'A workbook is no text. Write it into a file: … > review.xlsx',
            );
          }
          const file = await reviewWorkbook(whole, company.showRepFigures);
          if (!process.stdout.write(file)) await once(process.stdout, 'drain');
          return;
        }
        const text =
          format === 'csv'
            ? reviewCsv(whole, company.showRepFigures)
            : await reviewDocument(context.config.root, whole, company, context.today);
        const { effects, review, fairness, handoffs, decided } = whole;
        context.answer(
          {
            ...outcomesJson(whole.measured),
            sentences: review.sentences,
            effects: effectsJson(effects, whole.measured.legs),
            fairness,
            handoffs,
            coaching: whole.coachingOfAll.effect,
            decisions: decided.map(({ decision }) => decision),
          },
          text,
        );
      }),
    );
}
