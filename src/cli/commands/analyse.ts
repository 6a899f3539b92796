import type { Command } from 'commander';
import { analyse } from '../../app/analysis/analyse';
import { analysisJson } from '../../app/analysis/analysisJson';
import { companyTelling } from '../../storage/people/company';
import { action, withGlobalOptions } from '../context';
import { policyOption } from '../policyOption';

interface Options {
  asOf?: string;
  dataThrough?: string;
  policy?: string;
}

/** `rotation analyse`: growth of every account and rep as of a quarter; writes nothing. */
export function analyseCommand(program: Command): void {
  withGlobalOptions(program.command('analyse'))
    .description('analyse growth as of a quarter: states, reasons, candidates, train or trade')
    .option('--as-of <quarter>', 'YYYY-Qn (default: the last quarter that the data covers whole)')
    .option('--data-through <month>', 'YYYY-MM (default: the newest month with revenue)')
    .option('--policy <file>', 'JSON file with the policy (default: the company policy)')
    .action(
      action(async (context, options: Options) => {
        const database = await context.open();
        const policy = await policyOption(database.db, options.policy);
        const finished = await analyse(database, {
          policy,
          asOf: options.asOf,
          dataThrough: options.dataThrough,
          today: context.today,
          exclusions: [],
        });
        const { company } = finished.analysis;
        context.answer(
          analysisJson(finished, await companyTelling(database.db)),
          [
            `As of ${finished.header.asOf}, data through ${finished.header.dataThrough}:`,
            `${company.accounts} accounts with revenue, ${company.candidates} for review.`,
            ...Object.entries(company.byState).map(([state, { accounts }]) => `  ${state.padEnd(10)} ${accounts}`),
          ].join('\n'),
        );
      }),
    );
}
