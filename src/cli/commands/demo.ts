import { existsSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { createDemo } from '../../app/demo/createDemo';
import { DEMO_PASSWORD, type DemoSignIn } from '../../app/demo/demoSignIns';
import { ProductError } from '../../shared/errors';
import { findCompany } from '../../storage/company';
import { type Database, openMigrated } from '../../storage/database';
import { ownerDataDay } from '../../storage/ledger';
import { listUsers } from '../../storage/users';
import { action, type CliContext, withGlobalOptions } from '../context';
import { serveUntilStopped } from '../serving';

/** `rotation demo`: fills data/demo.db with the made-up company; --serve serves it too. */
export function demoCommand(program: Command): void {
  withGlobalOptions(program.command('demo'))
    .option('--serve', 'serve the demo company afterwards')
    .option('--fresh', 'make the company anew even if it was made today')
    .description('fill data/demo.db with the made-up company (or the database named by --database)')
    .action(
      action(async (context: CliContext, options: { serve?: boolean; fresh?: boolean; database?: string }) => {
        const url = options.database ?? 'sqlite:./data/demo.db';
        const signIns = await demoDatabase(context, url, options.fresh === true);
        const lines = signInLines(signIns);
        if (!options.serve) {
          context.answer({ database: url, users: signIns }, [`The demo company is in ${url}.`, ...lines].join('\n'));
          return;
        }
        await serveUntilStopped({ ...context, databaseUrl: url }, (port) => {
          context.note(
            ['', `Rotation Planner is at http://localhost:${port}`, '', ...lines, '', 'Stop with Ctrl-C.'].join('\n'),
          );
        });
      }),
    );
}

/** The demo company as of today; one that was made today already is kept with everything done in it. */
async function demoDatabase(context: CliContext, url: string, fresh: boolean): Promise<DemoSignIn[]> {
  const path = url.replace(/^sqlite:/, '');
  if (existsSync(path)) {
    const kept = await existing(context, url);
    if (kept && !fresh) {
      context.note(`The demo company of ${context.today} is there already; --fresh makes it anew.`);
      return kept;
    }
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  }
  const database = await openMigrated(url, context.now());
  try {
    await createDemo(database, { today: context.today, now: context.now() }, context.note);
    return await signInsOf(database);
  } finally {
    await database.close();
  }
}

/** The sign-ins of a demo company made today; null when it is older. Refuses a database that is not a demo. */
async function existing(context: CliContext, url: string): Promise<DemoSignIn[] | null> {
  const database = await openMigrated(url, context.now());
  try {
    const company = await findCompany(database.db);
    const users = await listUsers(database.db);
    if (company === null && users.length === 0) return null;
    if (!company?.isDemo) {
      throw new ProductError(
        'refused',
        'demo.notDemo',
        `${url} holds data that is not the demo company; it was not touched. Name another file with --database.`,
      );
    }
    if ((await ownerDataDay(database.db)) !== context.today) return null;
    return await signInsOf(database);
  } finally {
    await database.close();
  }
}

async function signInsOf(database: Database): Promise<(DemoSignIn & { password: string })[]> {
  const users = await listUsers(database.db);
  return users.map(({ email, name, role }) => ({ email, name, role, password: DEMO_PASSWORD }));
}

function signInLines(signIns: DemoSignIn[]): string[] {
  const order = ['admin', 'manager', 'rep', 'leader'] as const;
  const shown = order.flatMap((role) => signIns.filter((user) => user.role === role).slice(0, 1));
  return [
    `Sign in (password for everybody: ${DEMO_PASSWORD}):`,
    ...shown.map((user) => `  ${user.role.padEnd(8)} ${user.email.padEnd(36)} ${user.name}`),
  ];
}
