import type { Command } from 'commander';
import { estimateJson } from '../../app/outcomes/estimateJson';
import { estimatePanelFile } from '../../app/outcomes/estimatePanelFile';
import { describeEstimate } from '../../outcomes/estimator/describe';
import type { ControlGroup } from '../../outcomes/estimator/eligibility';
import type { PanelColumnNames } from '../../outcomes/estimator/file/columns';
import { ProductError } from '../../shared/errors';
import { seededRandom } from '../../shared/random';
import { action, withGlobalOptions } from '../context';

interface Options extends PanelColumnNames {
  control: string;
  unbalanced?: boolean;
  level: string;
  draws: string;
  seed: string;
}

const EXAMPLE = `
The file: CSV with a header; comma, semicolon or tab; numbers with a decimal point and without thousands separators.
Columns are found by name, also when only upper and lower case differ. A unit already treated in the first period is
left out, one treated after the last counts as never treated; whatever is left out is said in the notes.

Example: rotation estimate stores.csv --unit store --period year --group opened_sundays --outcome sales --control notyet
`;

/** `rotation estimate`: group-time effects of a treatment in any panel; needs no database. */
export function estimateCommand(program: Command): void {
  withGlobalOptions(program.command('estimate'))
    .argument('<panel.csv>', 'a row per unit and period')
    .description('estimate the effect of a treatment in any panel (Callaway & Sant’Anna 2021)')
    .requiredOption('--unit <column>', 'who is observed: any name or number, the same in all rows of a unit')
    .requiredOption('--period <column>', 'when: a number such as a year; periods need not follow each other')
    .requiredOption(
      '--group <column>',
      'first treated period of the unit, the same in all its rows; 0, empty or Inf: never',
    )
    .requiredOption('--outcome <column>', 'what is measured: a number; rows where it is empty or NA are left out')
    .requiredOption('--control <never|notyet>', 'compare with units never treated, or also with those not treated yet')
    .option('--cluster <column>', 'what units belong to whose outcomes move together; errors then allow for it')
    .option('--weight <column>', 'sampling weight, 0 or more; where it changes, that of the base period counts')
    .option(
      '--unbalanced',
      'keep units with gaps and compare periods as repeated cross-sections; else they are left out',
    )
    .option('--level <share>', 'confidence of intervals and bands, above 0.5 and below 1', '0.95')
    .option(
      '--draws <number>',
      'draws of the multiplier bootstrap behind the bands that cover all effects at once',
      '999',
    )
    .option('--seed <number>', 'seed of those draws: the same gives the same bands', '1')
    .addHelpText('after', EXAMPLE)
    .action(
      action(async (context, path: string, options: Options) => {
        const { control, level, draws, seed } = checked(options);
        const result = await estimatePanelFile(path, options, {
          control,
          unbalanced: options.unbalanced === true,
          level,
          draws,
          random: seededRandom(seed),
        });
        context.answer(
          estimateJson(result, { level, draws, seed }),
          describeEstimate(result, options.outcome, level).join('\n'),
        );
      }),
    );
}

function checked(options: Options): { control: ControlGroup; level: number; draws: number; seed: number } {
  const { control } = options;
  if (control !== 'never' && control !== 'notyet') {
    throw new ProductError('invalid', 'cli.control', `--control was "${control}"; write never or notyet.`);
  }
  const level = Number(options.level);
  if (!(level > 0.5 && level < 1)) {
    throw new ProductError('invalid', 'cli.level', `--level was "${options.level}"; write a share such as 0.95.`);
  }
  return { control, level, draws: whole('draws', options.draws, 1, 100_000), seed: whole('seed', options.seed, 0) };
}

function whole(name: 'draws' | 'seed', text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ProductError(
    'invalid',
    `cli.${name}`,
    `--${name} was "${text}"; write a whole number from ${least} to ${most}.`,
  );
}
