import type { Command } from 'commander';
import { action, withGlobalOptions } from '../context';

/** `rotation migrate`: brings the schema up to date. */
export function migrateCommand(program: Command): void {
  withGlobalOptions(program.command('migrate'))
    .description('bring the database schema up to date')
    .action(
      action(async (context) => {
        await context.openOrMake();
        context.answer({ upToDate: true }, 'The schema is up to date.');
      }),
    );
}
