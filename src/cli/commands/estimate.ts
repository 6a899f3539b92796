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

/** `rotation estimate`: group-time effects of a treatment in any panel; needs no database. */
export function estimateCommand(program: Command): void {
  withGlobalOptions(program.command('estimate'))
    .argument('<panel.csv>', 'a row per unit and period')
    .description('estimate the effect of a treatment in any panel (Callaway & Sant’Anna 2021)')
    .requiredOption('--unit <column>', 'who is observed')
    .requiredOption('--period <column>', 'when, a number')
    .requiredOption('--group <column>', 'first treated period of the unit; 0, empty or Inf for never')
    .requiredOption('--outcome <column>', 'what is measured, a number')
    .requiredOption('--control <never|notyet>', 'compare with units never treated, or not treated yet')
    .option('--cluster <column>', 'errors that hold when units of a cluster move together')
    .option('--weight <column>', 'sampling weight of the unit')
    .option('--unbalanced', 'keep units with gaps, as repeated cross-sections')
    .option('--level <share>', 'confidence of intervals and bands', '0.95')
    .option('--draws <number>', 'draws of the bootstrap behind the bands', '999')
    .option('--seed <number>', 'the same seed gives the same bands', '1')
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
