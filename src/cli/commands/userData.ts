import type { Command } from 'commander';
import { erasePerson } from '../../app/people/erasePerson';
import { exportPerson } from '../../app/people/exportPerson';
import { ProductError } from '../../shared/errors';
import { action, type CliContext, withGlobalOptions } from '../context';

const WHO = 'address of a user, or id of a rep as in reps.csv';

/** `rotation user export|erase PERSON`: what is known about somebody, and forgetting it. */
export function userDataCommands(user: Command): void {
  withGlobalOptions(user.command('export'))
    .argument('<person>', WHO)
    .description('write everything that is kept about somebody as JSON')
    .action(
      action(async (context: CliContext, person: string) => {
        const value = await exportPerson(await context.open(), person);
        context.answer(value, JSON.stringify(value, null, 2));
      }),
    );

  withGlobalOptions(user.command('erase'))
    .argument('<person>', WHO)
    .option('--yes', 'do it: it cannot be taken back')
    .description('replace name and addresses of somebody by a pseudonym everywhere, for good')
    .action(
      action(async (context: CliContext, person: string, options: { yes?: boolean }) => {
        if (!options.yes) {
          const sentence = `Erasing ${person} cannot be taken back. Add --yes to do it.`;
          throw new ProductError('invalid', 'cli.yes', sentence);
        }
        const erased = await erasePerson(await context.open(), person, context.now());
        const { pseudonym, texts, auditDetails, rewritten } = erased;
        const rest = rewritten
          ? ''
          : ' Others kept the file busy: what was replaced still lies in its free parts until you stop the application and run this again.';
        context.answer(
          erased,
          `They are "${pseudonym}" now. ${texts} texts were changed, details of ${auditDetails} audit entries deleted. Backups still hold the name.${rest}`,
        );
      }),
    );
}
