import type { Command } from 'commander';
import { reportEffects } from '../../app/outcomes/effects';
import { effectsJson } from '../../app/outcomes/effectsJson';
import { measureOutcomes } from '../../app/outcomes/measure';
import { outcomesJson } from '../../app/outcomes/outcomesJson';
import { reviewInput } from '../../app/review/reviewQuarter';
import { reportSentences } from '../../reviews/effect/reportSentences';
import { transferSentences } from '../../reviews/effect/transferSentences';
import { quarterlyReview } from '../../reviews/quarterlyReview';
import { ProductError } from '../../shared/errors';
import { listRotations } from '../../storage/rotations/rotations';
import { action, withGlobalOptions } from '../context';

/** `rotation outcomes`: what the trades in effect did, and revenue before and after beside the candidates not swapped. */
export function outcomesCommand(program: Command): void {
  withGlobalOptions(program.command('outcomes'))
    .description('what the trades in effect did against what was to be expected, and revenue before and after')
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
        const effects = await reportEffects(database, { rotationId: chosen?.id });
        const transfers = effects?.transfers.flatMap((transfer) => transferSentences(transfer, measured)) ?? [];
        const said = effects === null ? [] : [...reportSentences(effects, measured), ...transfers, ''];
        const parts = sections.map(({ quarter, rotationName, sentences: own }) =>
          [`${quarter}, ${rotationName}`, ...own.map((sentence) => `  ${sentence}`)].join('\n'),
        );
        const answer = { ...outcomesJson(measured), effects: effectsJson(effects, measured.legs) };
        context.answer(answer, [...said, ...parts, ...sentences].join('\n'));
      }),
    );
}
