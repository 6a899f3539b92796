import { resolve } from 'node:path';
import type { Express } from 'express';
import request, { type Response } from 'supertest';
import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import type { Role } from '../../src/people/user';
import { ensureCompany } from '../../src/storage/people/company';
import { createApp } from '../../src/web/app';
import type { Services } from '../../src/web/services';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

export const TODAY = '2026-02-10';
export const NOW = '2026-02-10T09:00:00.000Z';
export const PASSWORD = 'correct horse battery';

/** A browser without scripts: keeps cookies, sends the token of the form it saw last. */
export interface Visitor {
  get(path: string): Promise<Response>;
  /** Opens `from` (default: the path itself) for its form's token, then posts. */
  post(path: string, fields?: Record<string, string>, from?: string): Promise<Response>;
  /** The cookies as a header would send them. */
  cookie(): string;
}

export interface Site {
  app: Express;
  services: Services & { database: Awaited<ReturnType<typeof tempDatabase>> };
  visitor(): Visitor;
  /** Adds a user of the role (once) and signs in as them. */
  as(role: Role, repId?: number): Promise<Visitor>;
  close(): Promise<void>;
}

/** The web application on a database file of its own; `company: false` leaves it before the first visit. */
export async function openSite(
  options: { company?: boolean; database?: TempDatabase } & Partial<Omit<Services, 'database'>> = {},
): Promise<Site> {
  const { company = true, database = await tempDatabase(), ...given } = options;
  const config = { ...readConfig({}), logLevel: 'silent', root: resolve(__dirname, '../..') };
  const services = {
    database,
    config,
    today: () => TODAY,
    now: () => NOW,
    realNow: () => new Date().toISOString(),
    ...given,
  };
  if (company) await ensureCompany(database.db, { name: 'Test & Sons', now: NOW });
  const app = createApp(services);
  const site: Site = {
    app,
    services: { ...services, database },
    visitor: () => visitorOf(app),
    async as(role, repId) {
      const email = `${role}${repId ?? ''}@example.com`;
      const user = { email, name: `The ${role}`, role, repId: repId ?? null, password: PASSWORD };
      await addUser(database, { ...user, actorId: null, now: NOW }).catch((error) => {
        if (error.code !== 'user.emailTaken') throw error;
      });
      const visitor = visitorOf(app);
      const answer = await visitor.post('/sign-in', { email, password: PASSWORD });
      if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}: ${answer.text}`);
      return visitor;
    },
    close: () => database.remove(),
  };
  return site;
}

/** The token in a page's first form, or ''. */
export function tokenIn(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

function visitorOf(app: Express): Visitor {
  const agent = request.agent(app);
  const cookies = new Map<string, string>();
  const seen = (answer: Response): Response => {
    const set = answer.headers['set-cookie'] as unknown as string[] | undefined;
    for (const one of set ?? []) cookies.set(one.split('=')[0], one.split(';')[0]);
    return answer;
  };
  const get = async (path: string): Promise<Response> => seen(await agent.get(path));
  return {
    get,
    async post(path, fields = {}, from = path) {
      const _csrf = tokenIn((await get(from)).text);
      return seen(
        await agent
          .post(path)
          .type('form')
          .send({ _csrf, ...fields }),
      );
    },
    cookie: () => [...cookies.values()].join('; '),
  };
}
