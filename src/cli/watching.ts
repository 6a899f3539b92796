import { setTimeout } from 'node:timers/promises';
import { systemActor } from '../app/actor';
import { watchFolder } from '../app/imports/watched/watchFolder';
import { ProductError } from '../shared/errors';
import type { CliContext } from './context';
import { readMapping } from './mappingOption';

interface WatchOptions {
  dryRun?: boolean;
  writeMapping?: string;
  mapping?: string;
  currency?: string;
  settle?: string;
}

/**
 * Watches a folder until SIGINT or SIGTERM; says one line of each drop, with --json its report.
 * @throws ProductError cli.watch, cli.settle, import.unreadable
 */
export async function watchUntilStopped(
  context: CliContext,
  folder: string,
  paths: readonly string[],
  options: WatchOptions,
): Promise<void> {
  if (paths.length > 0 || options.dryRun || options.writeMapping !== undefined) {
    throw new ProductError('invalid', 'cli.watch', '--watch takes neither files nor --dry-run nor --write-mapping.');
  }
  const seconds = Number(options.settle);
  if (!(seconds >= 0 && seconds <= 86_400)) {
    throw new ProductError('invalid', 'cli.settle', `--settle was "${options.settle}"; write seconds, such as 5.`);
  }
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const stop = stopSignal();
  const database = await context.openOrMake();
  context.note(`Watching ${folder}.`);
  await watchFolder(database, {
    folder,
    settleMs: seconds * 1_000,
    mapping,
    currency: options.currency,
    actor: () => systemActor(context.fixedToday ? context.today : context.now().slice(0, 10), context.now()),
    clock: () => performance.now(),
    cancelled: () => stop.aborted,
    pause: (ms) => setTimeout(ms, undefined, { signal: stop }).catch(() => undefined),
    log: context.note,
    onReport: (report, path) => context.answer(report, `${report.drop}: ${report.said} It lies in ${path}.`),
  });
  context.note('Stopped.');
}

/** Aborted by the first SIGINT or SIGTERM. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
  return stop.signal;
}
