import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type MailConfig, outsideOf, outsideProblems, outsideVariables, type ProviderConfig } from './config/outside';
import { isDay } from './shared/calendar';
import { ProductError } from './shared/errors';

const environment = z
  .object({
    DATABASE_URL: z.string().min(1).default('sqlite:./data/rotation.db'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    ROTATION_TODAY: z.string().refine(isDay, 'must be a day YYYY-MM-DD').optional(),
    /** Signs the session cookie; made and kept beside the database when not set. */
    SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    /** Hours after a sign-in at which it ends, however much it is used. */
    SESSION_HOURS: z.coerce.number().int().min(1).max(336).default(12),
    /** 'true' behind a TLS proxy: cookies get Secure and the proxy's client address is believed. */
    TRUST_PROXY: z.enum(['true', 'false']).default('false'),
    /** Largest upload that an import takes, in megabytes. */
    UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(100_000).default(1000),
    /** Requests a minute that the API takes from each token. */
    API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
    /** 'true' lets webhooks reach our own network, and this machine over plain http: for tests and closed networks. */
    WEBHOOKS_PRIVATE: z.enum(['true', 'false']).default('false'),
    /** What Prometheus sends as bearer token to read /metrics; without it there is no such page. */
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    ...outsideVariables,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .superRefine(outsideProblems);

export interface Config {
  databaseUrl: string;
  port: number;
  host: string;
  /** Fixed date of today, or null for the wall clock. */
  today: string | null;
  sessionSecret: string | null;
  /** Hours after a sign-in at which it ends, however much it is used. */
  sessionHours: number;
  trustProxy: boolean;
  /** Largest upload in bytes. */
  uploadLimitBytes: number;
  /** Requests a minute that the API takes from each token. */
  apiRequestsPerMinute: number;
  /** Webhooks may reach our own network, and this machine over plain http. */
  webhooksPrivate: boolean;
  /** The mail server, or null: then nothing is mailed. */
  mail: MailConfig | null;
  /** The company's identity provider, or null: then people sign in with passwords alone. */
  provider: ProviderConfig | null;
  /** Where people reach the product, without a slash at the end; known whenever mail or provider is. */
  publicUrl: string | null;
  /** Bearer token that reads /metrics, or null: then nobody does. */
  metricsToken: string | null;
  logLevel: string;
  /** Folder that holds package.json and views/. */
  root: string;
}

/**
 * Reads the environment once.
 * @throws ProductError config.invalid naming each wrong variable
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = environment.safeParse(env);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ProductError('invalid', 'config.invalid', `The environment cannot be used: ${problems.join('; ')}.`);
  }
  const e = result.data;
  return {
    databaseUrl: e.DATABASE_URL,
    port: e.PORT,
    host: e.HOST,
    today: e.ROTATION_TODAY ?? null,
    sessionSecret: e.SESSION_SECRET ?? null,
    sessionHours: e.SESSION_HOURS,
    trustProxy: e.TRUST_PROXY === 'true',
    uploadLimitBytes: e.UPLOAD_LIMIT_MB * 1_000_000,
    apiRequestsPerMinute: e.API_REQUESTS_PER_MINUTE,
    webhooksPrivate: e.WEBHOOKS_PRIVATE === 'true',
    ...outsideOf(e),
    metricsToken: e.METRICS_TOKEN ?? null,
    logLevel: e.LOG_LEVEL,
    root: projectRoot(__dirname),
  };
}

function projectRoot(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'views'))) return folder;
  }
  throw new Error('The folder with package.json and views/ was not found.');
}
