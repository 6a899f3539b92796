#!/usr/bin/env node
import { Command } from 'commander';
import { analyseCommand } from './commands/analyse';
import { applyCommand } from './commands/apply';
import { backupCommand } from './commands/backup';
import { checkCommand } from './commands/check';
import { copyCommand } from './commands/copy';
import { demoCommand } from './commands/demo';
import { estimateCommand } from './commands/estimate';
import { exportCommand } from './commands/export';
import { importCommand } from './commands/import';
import { migrateCommand } from './commands/migrate';
import { namesCommand } from './commands/names';
import { outcomesCommand } from './commands/outcomes';
import { planCommand } from './commands/plan';
import { restoreCommand } from './commands/restore';
import { reviewCommand } from './commands/review';
import { serveCommand } from './commands/serve';
import { undoCommand } from './commands/undo';
import { userCommand } from './commands/user';
import { workerCommand } from './commands/worker';

/** Every command in the order of `rotation --help`. A command is one file in commands/. */
const commands = [
  demoCommand,
  serveCommand,
  workerCommand,
  importCommand,
  namesCommand,
  analyseCommand,
  planCommand,
  applyCommand,
  undoCommand,
  exportCommand,
  outcomesCommand,
  estimateCommand,
  reviewCommand,
  userCommand,
  migrateCommand,
  checkCommand,
  backupCommand,
  restoreCommand,
  copyCommand,
];

// Whatever is written holds personal data or figures of the company: it is for who runs this alone, as in deploy/rotation.service.
process.umask(0o077);

const program = new Command('rotation')
  .description('Finds accounts that do not grow, plans fair swaps between reps, and measures what they did.')
  .showHelpAfterError('(run "rotation --help" for what there is)')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
for (const register of commands) register(program);

// Commands added above do not inherit exitOverride settings made later; usage errors must exit 2 everywhere.
for (const command of program.commands) {
  command.copyInheritedSettings(program);
  for (const child of command.commands) child.copyInheritedSettings(program);
}

void program.parseAsync(process.argv);
