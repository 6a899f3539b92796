import type { Command } from 'commander';
import { backUp } from '../../app/backup/backUp';
import { action, withGlobalOptions } from '../context';

/** `rotation backup FILE`: a whole copy of the database while it is in use. */
export function backupCommand(program: Command): void {
  withGlobalOptions(program.command('backup'))
    .argument('<file>', 'where the copy goes; must not exist')
    .description('copy the database to a file while it is in use')
    .action(
      action(async (context, file: string) => {
        const bytes = await backUp(context.databaseUrl, file, context.now());
        context.answer({ file, bytes }, `${file} holds the whole database (${(bytes / 1e6).toFixed(1)} MB).`);
      }),
    );
}
