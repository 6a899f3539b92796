import type { Command } from 'commander';
import { type Copied, copyDatabase } from '../../app/copy/copyDatabase';
import { action, withGlobalOptions } from '../context';
import { problemsOf } from './check';

/** `rotation copy --to URL`: a whole database moves to the other engine; exit 1 when the check of the copy finds something. */
export function copyCommand(program: Command): void {
  withGlobalOptions(program.command('copy'))
    .requiredOption('--to <url>', 'an empty database, e.g. postgres://user:password@host/name or sqlite:./data/new.db')
    .description('copy everything to an empty database, on SQLite or PostgreSQL; run it again to go on after a stop')
    .action(
      action(async (context, { to }: { to: string }) => {
        let told = '';
        const copied = await copyDatabase(context.databaseUrl, to, context.now(), (table, rows) => {
          const millions = Math.floor(rows / 1_000_000);
          const line = millions === 0 ? `Copying ${table}` : `Copying ${table}, ${millions},000,000 rows so far`;
          if (line !== told) context.note(line);
          told = line;
        });
        const problems = problemsOf(copied.parts);
        context.answer({ ok: problems.length === 0, ...copied }, [...linesOf(copied), ...problems].join('\n'));
        return problems.length === 0;
      }),
    );
}

function linesOf({ tables, wentOn }: Copied): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('en-US');
  const revenue = tables.find(({ table }) => table === 'revenue');
  const cents = ((revenue?.sums.amount_cents ?? 0) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  return [
    `${wentOn ? 'The copy that had been begun is whole' : 'Everything is copied'}: ${rows} rows of ${tables.length} tables.`,
    `Each table was read on both sides and is the same; revenue adds up to ${cents} on both.`,
    'Now set DATABASE_URL to the copy, bring the folder "imports" along and start the application there.',
  ];
}
