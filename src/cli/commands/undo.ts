import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { undoAtOnce } from '../../app/trades/undoAtOnce';
import { ProductError } from '../../shared/errors';
import { listTrades } from '../../storage/trades/trades';
import { action, withGlobalOptions } from '../context';

/** `rotation undo TRADE --reason R`: reverses a trade in effect at once, for who operates the database. */
export function undoCommand(program: Command): void {
  withGlobalOptions(program.command('undo'))
    .argument('<trade>', 'number of the trade, as shown on its page')
    .requiredOption('--reason <text>', 'why; it is kept in the audit trail')
    .description('undo a trade in effect at once, without consents; in the app an undo needs two people')
    .action(
      action(async (context, number: string, options: { reason: string }) => {
        const database = await context.open();
        const [trade] = /^\d{1,9}$/.test(number) ? await listTrades(database.db, { number: Number(number) }) : [];
        if (!trade) throw new ProductError('notFound', 'trade.notFound', `There is no trade ${number}.`);
        const result = await undoAtOnce(database, trade.id, options.reason, systemActor(context.today, context.now()));
        context.answer(
          { trade: Number(number), undoneBy: result },
          result.result === 'in_effect'
            ? `Trade ${number} is undone by trade ${result.number}.`
            : `Trade ${result.number} will undo trade ${number}: ${result.because.join(' ') || result.result}`,
        );
        return result.result !== 'conflict';
      }),
    );
}
