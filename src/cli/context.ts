import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config';
import { isDay } from '../shared/calendar';
import { ProductError } from '../shared/errors';
import { type Database, openMigrated } from '../storage/database';
import { sqlitePath } from '../storage/sqlitePath';
import { storageTrouble } from '../storage/whenFree';
import { realNow } from './clock';

/** What every command gets: where the data is, what day it is, and how to answer. */
export interface CliContext {
  config: Config;
  databaseUrl: string;
  /** The stated or real date of today. */
  today: string;
  /** True when the day was stated and does not move with the clock. */
  fixedToday: boolean;
  /** Instant of now; on a stated day it is that day with the real time, so that order within a day is kept. */
  now(): string;
  json: boolean;
  /** Opens the database, its schema brought up to date; closed when the command ends. Without one: storage.noDatabase. */
  open(): Promise<Database>;
  /** The same, and makes it where there is none yet. */
  openOrMake(): Promise<Database>;
  /** Writes the result: `text` for people, `value` as JSON with --json. Nothing else goes to stdout. */
  answer(value: unknown, text: string): void;
  /** One line of progress on stderr. */
  note(line: string): void;
}

interface GlobalOptions {
  database?: string;
  today?: string;
  json?: boolean;
}

/** Adds the options that every command takes. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option('--database <url>', 'database address, e.g. sqlite:./data/rotation.db (default: DATABASE_URL)')
    .option('--today <date>', 'live through another day, YYYY-MM-DD (default: ROTATION_TODAY, else the real date)')
    .option('--json', 'write the result as JSON on stdout');
}

/**
 * Runs a command's action with its context and turns errors into exit codes: 0 done, 1 refused or failed, 2 bad usage.
 * The action may return false for "done, but the answer is no" (exit 1).
 */
export function action<A extends unknown[]>(
  work: (context: CliContext, ...args: A) => Promise<unknown>,
): (...args: unknown[]) => Promise<void> {
  return async (...received) => {
    const command = received[received.length - 1] as Command;
    const opened: Database[] = [];
    try {
      const context = makeContext(command.opts<GlobalOptions>(), opened);
      const ok = await work(context, ...(received.slice(0, -1) as A));
      if (ok === false) process.exitCode = 1;
    } catch (thrown) {
      const error = storageTrouble(thrown) ?? thrown;
      process.exitCode = error instanceof ProductError && error.code.startsWith('cli.') ? 2 : 1;
      if (error instanceof ProductError) {
        process.stderr.write(`${error.message}\n`);
        if (command.opts<GlobalOptions>().json) {
          process.stdout.write(
            `${JSON.stringify({ error: { code: error.code, message: error.message, ...error.details } })}\n`,
          );
        }
      } else {
        process.stderr.write(`${faultSentence(error)}\n`);
      }
    } finally {
      for (const database of opened) await database.close();
    }
  };
}

/** What a fault of the machine looks like to who typed the command; the stack only when asked for. */
function faultSentence(error: unknown): string {
  if (!(error instanceof Error) || process.env.LOG_LEVEL === 'debug') {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return `${error.message}\nNothing was half done. LOG_LEVEL=debug shows where it happened.`;
}

function makeContext(options: GlobalOptions, opened: Database[]): CliContext {
  const config = readConfig(process.env);
  const stated = options.today ?? config.today;
  if (stated !== null && !isDay(stated)) {
    throw new ProductError('invalid', 'cli.today', `--today was "${stated}"; write a day as YYYY-MM-DD.`);
  }
  const now = nowOn(stated);
  const databaseUrl = options.database ?? config.databaseUrl;
  const json = options.json === true;
  return {
    config,
    databaseUrl,
    today: stated ?? now().slice(0, 10),
    fixedToday: stated !== null,
    now,
    json,
    async open() {
      refuseMissing(databaseUrl);
      return this.openOrMake();
    },
    async openOrMake() {
      const database = await openMigrated(databaseUrl, now());
      opened.push(database);
      return database;
    },
    answer(value, text) {
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : text.endsWith('\n') ? text : `${text}\n`);
    },
    note(line) {
      process.stderr.write(`${line}\n`);
    },
  };
}

/** Tells the instant of now: on a stated day that day with the real time. */
export function nowOn(stated: string | null): () => string {
  return () => {
    const instant = realNow();
    return stated === null ? instant : `${stated}${instant.slice(10)}`;
  };
}

/** A mistyped path must not become an empty database in which all is well. */
function refuseMissing(databaseUrl: string): void {
  const path = sqlitePath(databaseUrl);
  if (path === null || existsSync(path)) return;
  const sentence = `There is no database at ${path}. Name yours with --database or DATABASE_URL; "rotation import" and "rotation migrate" make a new one.`;
  throw new ProductError('notFound', 'storage.noDatabase', sentence);
}
