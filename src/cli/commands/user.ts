import type { Command } from 'commander';
import { addUser } from '../../app/users/addUser';
import { setUserDisabled } from '../../app/users/setUserDisabled';
import { ROLES, type Role } from '../../people/user';
import { ProductError } from '../../shared/errors';
import { loadReps } from '../../storage/accounts/accounts';
import { ensureCompany } from '../../storage/people/company';
import { findUserByEmail, listUsers } from '../../storage/people/users';
import { action, type CliContext, withGlobalOptions } from '../context';
import { userDataCommands } from './userData';

/** `rotation user add|list|disable`: who can sign in. */
export function userCommand(program: Command): void {
  const user = program.command('user').description('who can sign in');

  withGlobalOptions(user.command('add'))
    .requiredOption('--email <address>', 'address to sign in with')
    .requiredOption('--name <name>', 'full name')
    .requiredOption('--role <role>', ROLES.join(', '))
    .option('--rep <id>', 'id of the rep or manager that this user is, as in reps.csv')
    .description('add a user; the password is read from ROTATION_PASSWORD')
    .action(
      action(async (context: CliContext, options: { email: string; name: string; role: string; rep?: string }) => {
        const password = process.env.ROTATION_PASSWORD ?? '';
        if (password === '') {
          throw new ProductError(
            'invalid',
            'cli.password',
            'Set the password in the environment: ROTATION_PASSWORD=… rotation user add …',
          );
        }
        if (!ROLES.includes(options.role as Role)) {
          throw new ProductError(
            'invalid',
            'cli.role',
            `--role was "${options.role}"; write one of ${ROLES.join(', ')}.`,
          );
        }
        const database = await context.openOrMake();
        const rep = (await loadReps(database.db)).find((r) => r.externalId === options.rep);
        if (options.rep !== undefined && !rep) {
          throw new ProductError('invalid', 'user.noSuchRep', `The data has no rep with the id ${options.rep}.`);
        }
        await ensureCompany(database.db, { now: context.now() });
        const id = await addUser(database, {
          email: options.email,
          name: options.name,
          role: options.role as Role,
          repId: rep?.id ?? null,
          password,
          actorId: null,
          now: context.now(),
        });
        context.answer(
          { id, email: options.email, role: options.role },
          `${options.name} can sign in as ${options.role}.`,
        );
      }),
    );

  userDataCommands(user);

  withGlobalOptions(user.command('list'))
    .description('list the users')
    .action(
      action(async (context: CliContext) => {
        const users = await listUsers((await context.open()).db);
        context.answer(
          users,
          users.map((u) => `${u.email}\t${u.role}\t${u.name}${u.disabledAt === null ? '' : '\tdisabled'}`).join('\n'),
        );
      }),
    );

  withGlobalOptions(user.command('disable'))
    .argument('<email>', 'address of the user')
    .description('end the sessions of a user and refuse further sign-ins')
    .action(
      action(async (context: CliContext, email: string) => {
        const database = await context.open();
        const found = await findUserByEmail(database.db, email);
        if (!found) throw new ProductError('notFound', 'user.notFound', `There is no user with the address ${email}.`);
        await setUserDisabled(database, { userId: found.id, disabled: true, actorId: null, now: context.now() });
        context.answer({ email, disabled: true }, `${email} can no longer sign in.`);
      }),
    );
}
