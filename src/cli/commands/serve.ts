import type { Command } from 'commander';
import { withoutPassword } from '../../storage/database';
import { action, type CliContext, withGlobalOptions } from '../context';
import { serveUntilStopped } from '../serving';

/** `rotation serve`: serves the application and runs one worker beside it. */
export function serveCommand(program: Command): void {
  withGlobalOptions(program.command('serve'))
    .description('serve the application on PORT (default 3000), with a worker process beside it')
    .action(
      action(async (context: CliContext) => {
        await serveUntilStopped(context, (port) => {
          context.note(`Rotation Planner is at http://localhost:${port}`);
          context.note(`Data: ${withoutPassword(context.databaseUrl)}. Stop with Ctrl-C.`);
        });
      }),
    );
}
