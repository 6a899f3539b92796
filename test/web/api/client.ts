import request, { type Response } from 'supertest';
import { makeToken } from '../../../src/app/apiTokens/makeToken';
import { scopesFor, type TokenScope } from '../../../src/people/scopes';
import { findUserByEmail } from '../../../src/storage/people/users';
import type { Site } from '../site';
import { expectDescribed } from './described';

/** A program with a token; every answer that it gets is held against the API's own description. */
export interface Client {
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
}

/** A token of a user who has signed in before, with these scopes or all that the role can have. */
export async function clientOf(site: Site, email: string, scopes?: TokenScope[]): Promise<Client> {
  const { database, now } = site.services;
  const user = await findUserByEmail(database.db, email);
  if (!user) throw new Error(`There is no user ${email}.`);
  const wanted = { name: 'Test', scopes: scopes ?? [...scopesFor(user.role)], days: 30 };
  const { text } = await makeToken(database, user, wanted, { now: now(), realNow: new Date().toISOString() });
  return clientWith(site, text);
}

/** The same with any text as the token. */
export function clientWith(site: Site, token: string): Client {
  const headers = { Authorization: `Bearer ${token}` };
  return {
    token,
    async get(path, more = {}) {
      const answer = await request(site.app)
        .get(`/api/v1${path}`)
        .set({ ...headers, ...more });
      if (answer.status !== 304) expectDescribed('get', path, answer);
      return answer;
    },
    async post(path, body = {}, more = {}) {
      const answer = await request(site.app)
        .post(`/api/v1${path}`)
        .set({ ...headers, ...more })
        .send(body);
      expectDescribed('post', path, answer);
      return answer;
    },
  };
}
