import type { Command } from 'commander';
import { type CheckPart, check } from '../../app/check/check';
import { action, withGlobalOptions } from '../context';

/** `rotation check`: integrity of data, ledger, trades, audit chain and plans; exit 1 when something is wrong. */
export function checkCommand(program: Command): void {
  withGlobalOptions(program.command('check'))
    .description('check the integrity of data, ledger, trades, audit chain and plans')
    .action(
      action(async (context) => {
        const parts = await check(await context.open());
        const problems = problemsOf(parts);
        context.answer(
          { ok: problems.length === 0, parts },
          problems.length === 0
            ? 'All is well: file, ledger, revenue, trades, audit chain and plans.'
            : problems.join('\n'),
        );
        return problems.length === 0;
      }),
    );
}

/** Every problem with the part where it was found. */
export function problemsOf(parts: readonly CheckPart[]): string[] {
  return parts.flatMap((part) => part.problems.map((problem) => `${part.name}: ${problem}`));
}
