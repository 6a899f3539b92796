import { makeToken } from '../../src/app/apiTokens/makeToken';
import { scopesFor } from '../../src/people/scopes';
import type { Database } from '../../src/storage/database';
import { listUsers } from '../../src/storage/people/users';
import { TODAY } from './company';

/** Gives everybody a token for programs; by user. */
export async function tokensOf(database: Database): Promise<Map<string, string>> {
  const at = { now: `${TODAY}T09:00:00.000Z`, realNow: new Date().toISOString() };
  const tokens = new Map<string, string>();
  for (const user of await listUsers(database.db)) {
    const asked = { name: 'Load', scopes: [...scopesFor(user.role)], days: 30 };
    tokens.set(user.id, (await makeToken(database, user, asked, at)).text);
  }
  return tokens;
}
