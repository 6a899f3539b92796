import type { Command } from 'commander';
import { measureOutcomes } from '../../app/outcomes/measure';
import { outcomesJson } from '../../app/outcomes/outcomesJson';
import { reviewInput } from '../../app/review/reviewQuarter';
import { quarterlyReview } from '../../reviews/quarterlyReview';
import { ProductError } from '../../shared/errors';
import { listRotations } from '../../storage/rotations';
import { action, withGlobalOptions } from '../context';

/** `rotation outcomes`: revenue before and after every trade in effect, beside the candidates not swapped. */
export function outcomesCommand(program: Command): void {
  withGlobalOptions(program.command('outcomes'))
    .description('compare revenue before and after the trades in effect: plain changes, no effects')
    .option('--rotation <name>', 'name or id of one rotation (default: all)')
    .action(
      action(async (context, options: { rotation?: string }) => {
        const database = await context.open();
        const rotations = await listRotations(database.db);
        const chosen = rotations.find(({ id, name }) => options.rotation === id || options.rotation === name);
        if (options.rotation !== undefined && !chosen) {
          const names = rotations.map(({ name }) => `"${name}"`).join(', ') || 'none';
          throw new ProductError(
            'notFound',
            'rotation.notFound',
            `There is no rotation "${options.rotation}". There are: ${names}.`,
          );
        }
        const measured = await measureOutcomes(database, { rotationId: chosen?.id });
        if (measured === null) {
          throw new ProductError('refused', 'outcomes.noRevenue', 'There is no revenue yet. Import your data first.');
        }
        const { sections, sentences } = quarterlyReview(reviewInput(measured));
        const parts = sections.map(({ quarter, rotationName, sentences: own }) =>
          [`${quarter}, ${rotationName}`, ...own.map((sentence) => `  ${sentence}`)].join('\n'),
        );
        context.answer(outcomesJson(measured), [...parts, ...sentences].join('\n'));
      }),
    );
}
