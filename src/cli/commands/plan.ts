import type { Command } from 'commander';
import { systemActor } from '../../app/actor';
import { analyse } from '../../app/analysis/analyse';
import { buildPlanningInput } from '../../app/plans/buildInput';
import { planJson } from '../../app/plans/planJson';
import { runPlanner } from '../../app/plans/runPlanner';
import { saveScenario } from '../../app/plans/saveScenario';
import { writeModel } from '../../app/plans/writeModel';
import { DRAWS } from '../../app/studies/kinds/robustness';
import { collected } from '../../growth/analyse';
import { ENGINES, type EngineChoice } from '../../planning/engines/choose';
import { nextQuarterStart } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { findCompany } from '../../storage/people/company';
import { action, withGlobalOptions } from '../context';
import { stopOnInterrupt } from '../interrupt';
import { planLines } from '../planLines';
import { planProgressLine } from '../planProgress';
import { policyOption } from '../policyOption';
import { variations } from '../variations';

interface Options {
  asOf?: string;
  dataThrough?: string;
  policy?: string;
  engine: string;
  timeLimit: string;
  seed: string;
  mps?: string;
  save?: string;
  robustness: string;
}

/** `rotation plan`: analyses, then plans fair swaps; writes nothing unless --save names a rotation to keep it in. */
export function planCommand(program: Command): void {
  withGlobalOptions(program.command('plan'))
    .description('plan fair swaps, with a proven bound')
    .option('--as-of <quarter>', 'YYYY-Qn (default: the last quarter that the data covers whole)')
    .option('--data-through <month>', 'YYYY-MM (default: the newest month with revenue)')
    .option('--policy <file>', 'JSON file with the policy (default: the company policy)')
    .option('--engine <name>', 'auto, javascript-lp or highs', 'auto')
    .option('--time-limit <seconds>', 'stop with the best plan so far', '60')
    .option('--seed <number>', 'the same seed gives the same plan', '1')
    .option('--robustness <draws>', 'variations of the beliefs to plan for as well; 0 leaves it out', String(DRAWS))
    .option('--mps <file>', 'also write the whole integer model in free MPS, for any solver to check')
    .option('--save <name>', 'keep analysis and plan as a rotation of this name')
    .action(
      action(async (context, options: Options) => {
        const { engine, seed, timeLimitSeconds, draws } = checked(options);
        const database = await context.open();
        const policy = await policyOption(database.db, options.policy);
        const finished = await analyse(database, { ...options, policy, exclusions: [] });
        const input = await buildPlanningInput(database.db, {
          ...finished.input,
          ...finished.header,
          effectiveDate: nextQuarterStart(context.today, policy.fiscalYearStartMonth),
          today: context.today,
          analysis: collected(finished.analysis),
          rotationId: null,
        });
        const model = options.mps ? { file: options.mps, ...writeModel(input, options.mps) } : null;
        if (model) context.note(`${model.file}: ${model.columns} columns, ${model.rows} rows`);
        const company = await findCompany(database.db);
        const manner = { currency: company?.currency ?? 'USD', locale: company?.locale ?? 'en-US' };
        let varying = false;
        const interrupt = stopOnInterrupt(() => {
          const best = varying ? 'Keeping the plan' : 'Stopping with the best plan so far';
          context.note(`${best}. Once more ends it.`);
        });
        const { asked: cancelled } = interrupt;
        const { show: onProgress, end } = planProgressLine(manner, timeLimitSeconds);
        const run = { engine, seed, timeLimitSeconds, explained: true, cancelled, onProgress };
        const plan = await runPlanner(input, run).finally(end);
        varying = true;
        const robustness = await variations(input, plan, { draws, seed, cancelled }, context.note);
        const actor = systemActor(context.today, context.now());
        const saved = options.save
          ? await saveScenario(database, options.save, finished, input, plan, robustness, actor)
          : null;
        interrupt.end();
        const accountIds = new Map(finished.input.accounts.map((a) => [a.id, a.externalId]));
        context.answer(
          {
            ...planJson(input, plan, accountIds, robustness),
            ...(model ? { model } : {}),
            ...(saved ? { saved } : {}),
          },
          planLines(input, plan, robustness, manner),
        );
      }),
    );
}

function checked(options: Options): {
  engine: EngineChoice;
  seed: number;
  timeLimitSeconds: number;
  draws: number;
} {
  const seed = Number(options.seed);
  const timeLimitSeconds = Number(options.timeLimit);
  const engine = ENGINES.find((name) => name === options.engine);
  if (engine === undefined) {
    throw new ProductError(
      'invalid',
      'cli.engine',
      `--engine was "${options.engine}"; write auto, javascript-lp or highs.`,
    );
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new ProductError('invalid', 'cli.seed', `--seed was "${options.seed}"; write a whole number from 0 on.`);
  }
  if (!(timeLimitSeconds > 0)) {
    throw new ProductError(
      'invalid',
      'cli.timeLimit',
      `--time-limit was "${options.timeLimit}"; write seconds above 0.`,
    );
  }
  const draws = Number(options.robustness);
  if (!Number.isSafeInteger(draws) || draws < 0 || draws > 2_000) {
    throw new ProductError(
      'invalid',
      'cli.robustness',
      `--robustness was "${options.robustness}"; write a whole number of variations from 0 to 2000.`,
    );
  }
  if (options.save !== undefined && (options.save.trim() === '' || options.save.length > 120)) {
    throw new ProductError('invalid', 'cli.save', '--save needs a name of at most 120 characters.');
  }
  return { engine, seed, timeLimitSeconds, draws };
}
