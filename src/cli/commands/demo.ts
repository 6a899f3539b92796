import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { createDemo } from '../../app/demo/createDemo';
import { DEMO_PASSWORD, type DemoSignIn } from '../../app/demo/demoSignIns';
import { type Day, daysBetween } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { ownerDataDay } from '../../storage/accounts/ledger';
import { type Database, openMigrated } from '../../storage/database';
import { findCompany } from '../../storage/people/company';
import { listUsers } from '../../storage/people/users';
import { OWNER_DATA_DAYS } from '../../trades/effect';
import { action, type CliContext, withGlobalOptions } from '../context';
import { serveUntilStopped } from '../serving';

/** `rotation demo`: fills data/demo.db with the made-up company; --serve serves it too. */
export function demoCommand(program: Command): void {
  withGlobalOptions(program.command('demo'))
    .option('--serve', 'serve the demo company afterwards')
    .option('--fresh', 'make the company anew even if a recent one is there')
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

/**
 * The demo company: one whose data is not older than trades allow is kept with everything done in it, an older one is
 * put aside and made anew. On PostgreSQL the database must be empty for that.
 */
async function demoDatabase(context: CliContext, url: string, fresh: boolean): Promise<DemoSignIn[]> {
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
  if (path === null || existsSync(path)) {
    const { day, signIns } = await existing(context, url);
    if (day !== null && !fresh && isRecent(day, context.today)) {
      context.note(`The demo company of ${day} is there already, with what was done in it; --fresh makes it anew.`);
      return signIns;
    }
    if (path !== null && (day === null || fresh)) remove(path);
    else if (path !== null && day !== null) putAside(context, path, day);
  }
  const database = await openMigrated(url, context.now());
  try {
    await createDemo(database, { today: context.today, now: context.now() }, context.note);
    return await signInsOf(database);
  } finally {
    await database.close();
  }
}

const PARTS = ['', '-wal', '-shm'];

function remove(path: string): void {
  for (const part of PARTS) rmSync(`${path}${part}`, { force: true });
}

/** Data of a later day than today is of no use either. */
function isRecent(day: Day, today: Day): boolean {
  return day <= today && daysBetween(day, today) <= OWNER_DATA_DAYS;
}

function putAside(context: CliContext, path: string, day: Day): void {
  const aside = path.replace(/(\.db)?$/, `-${day}$1`);
  remove(aside);
  for (const part of PARTS) if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${aside}${part}`);
  context.note(`The demo company of ${day} is too old for trades to take effect; it is kept in ${aside}.`);
}

/** The day of the data of a demo company and its sign-ins; no day without one. Refuses what is not a demo. */
async function existing(context: CliContext, url: string): Promise<{ day: Day | null; signIns: DemoSignIn[] }> {
  const database = await openMigrated(url, context.now());
  try {
    const company = await findCompany(database.db);
    const users = await listUsers(database.db);
    if (company === null && users.length === 0) return { day: null, signIns: [] };
    if (!company?.isDemo) {
      throw new ProductError(
        'refused',
        'demo.notDemo',
        `${url} holds data that is not the demo company; it was not touched. Name another file with --database.`,
      );
    }
    return { day: await ownerDataDay(database.db), signIns: await signInsOf(database) };
  } finally {
    await database.close();
  }
}

async function signInsOf(database: Database): Promise<(DemoSignIn & { password: string })[]> {
  // As they were added: the first rep took part in the latest exchanges.
  const users = [...(await listUsers(database.db))].sort((a, b) => (a.id < b.id ? -1 : 1));
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
