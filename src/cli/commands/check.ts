import type { Command } from 'commander';
import { type CheckPart, check } from '../../app/check/check';
import { type AuditHead, parseHead } from '../../audit/chain';
import { ProductError } from '../../shared/errors';
import { auditHead } from '../../storage/audit/auditProblems';
import { action, withGlobalOptions } from '../context';

/**
 * `rotation check`: integrity of data, ledger, trades, audit chain and plans; exit 1 when something is wrong. Tells the head
 * of the audit chain; --audit-head takes one that was kept elsewhere.
 */
export function checkCommand(program: Command): void {
  withGlobalOptions(program.command('check'))
    .description('check the integrity of data, ledger, trades, audit chain and plans')
    .option('--audit-head <head>', 'a head of the audit chain that was kept, NUMBER:HASH: it has to be there still')
    .action(
      action(async (context, options: { auditHead?: string }) => {
        const kept = keptHead(options.auditHead);
        const database = await context.open();
        const parts = await check(database, kept);
        const problems = problemsOf(parts);
        const { seq, hash } = await auditHead(database.db);
        const well = 'All is well: file, ledger, revenue, trades, audit chain and plans.';
        const head = `Head of the audit chain: ${seq}:${hash}`;
        context.answer(
          { ok: problems.length === 0, parts, auditHead: `${seq}:${hash}` },
          problems.length === 0 ? `${well}\n${head}` : problems.join('\n'),
        );
        return problems.length === 0;
      }),
    );
}

/** Every problem with the part where it was found. */
export function problemsOf(parts: readonly CheckPart[]): string[] {
  return parts.flatMap((part) => part.problems.map((problem) => `${part.name}: ${problem}`));
}

function keptHead(text: string | undefined): AuditHead | null {
  if (text === undefined) return null;
  const head = parseHead(text);
  if (head) return head;
  const sentence = `--audit-head was "${text}"; write NUMBER:HASH as "rotation check" told it.`;
  throw new ProductError('invalid', 'cli.auditHead', sentence);
}
