import { once } from 'node:events';
import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { exportForCrm } from '../../app/crm/exportForCrm';
import { CRM_EXPORTS, CRM_FORMATS, type CrmExport, type CrmFormat } from '../../exports/crm/orders';
import { ProductError } from '../../shared/errors';
import { action, withGlobalOptions } from '../context';

/** `rotation export WHAT --format F`: what the CRM has to follow, as a file it can load; to stdout. */
export function exportCommand(program: Command): void {
  withGlobalOptions(program.command('export'))
    .argument('<what>', 'owners, deals, quotas or credit')
    .description('write the owners, open deals, quotas or credit that the CRM has to follow')
    .option('--format <name>', 'salesforce, hubspot, dynamics or csv', 'csv')
    .action(
      action(async (context, what: string, { format }: { format: string }) => {
        const wanted = {
          what: oneOf<CrmExport>(what, CRM_EXPORTS, 'WHAT'),
          format: oneOf<CrmFormat>(format, CRM_FORMATS, '--format'),
        };
        const database = await context.open();
        const made = await exportForCrm(database, wanted, systemActor(context.today, context.now()));
        if (made.foreignIds > 0) {
          context.note(
            `${made.foreignIds} of the ids are none of ${format}'s: the data came from somewhere else. Match them by a column of your own.`,
          );
        }
        if (context.json) return context.answer(made, '');
        if (!process.stdout.write(made.content)) await once(process.stdout, 'drain');
      }),
    );
}

function oneOf<T extends string>(text: string, all: readonly T[], name: string): T {
  const found = all.find((one) => one === text);
  if (found) return found;
  throw new ProductError(
    'invalid',
    'cli.choice',
    `${name} was "${text}"; write ${all.join(', ').replace(/, (\w+)$/, ' or $1')}.`,
  );
}
