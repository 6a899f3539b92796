import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { applyDueTrades } from '../../app/trades/applyTrades';
import { action, withGlobalOptions } from '../context';

/** `rotation apply`: approved trades that are scheduled and due take effect. */
export function applyCommand(program: Command): void {
  withGlobalOptions(program.command('apply'))
    .description('bring scheduled trades that are due into effect')
    .action(
      action(async (context) => {
        const database = await context.open();
        const results = await applyDueTrades(database, systemActor(context.today, context.now()));
        const line = (r: (typeof results)[number]): string =>
          `Trade ${r.number}: ${r.result.replace('_', ' ')}${r.because.length > 0 ? `. ${r.because.join(' ')}` : ''}`;
        context.answer(
          { today: context.today, trades: results },
          results.length === 0 ? `No trade is due on ${context.today}.` : results.map(line).join('\n'),
        );
        return results.every((r) => r.result === 'in_effect' || r.result === 'unchanged');
      }),
    );
}
