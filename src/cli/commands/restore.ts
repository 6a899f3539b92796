import type { Command } from 'commander';
import { restoreBackup } from '../../app/backup/restoreBackup';
import { action, withGlobalOptions } from '../context';
import { problemsOf } from './check';

/** `rotation restore FILE`: a backup becomes the database; exit 1 when its check finds something wrong. */
export function restoreCommand(program: Command): void {
  withGlobalOptions(program.command('restore'))
    .argument('<file>', 'a file that "rotation backup" wrote')
    .description(
      'make a backup the database named by --database or DATABASE_URL, which must not exist (on PostgreSQL: be empty), and check it',
    )
    .action(
      action(async (context, file: string) => {
        const parts = await restoreBackup(file, context.databaseUrl, context.now());
        const problems = problemsOf(parts);
        const answer = `${file} is back as ${context.databaseUrl}.`;
        context.answer(
          { file, database: context.databaseUrl, ok: problems.length === 0, parts },
          problems.length === 0
            ? `${answer} It was checked and all is well.`
            : `${answer} Its check finds:\n${problems.join('\n')}`,
        );
        return problems.length === 0;
      }),
    );
}
