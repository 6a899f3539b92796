import type { Rep } from '../../accounts/types';
import { nearest } from '../../shared/editDistance';
import {
  type AskedScope,
  accountsAlike,
  accountsCalled,
  type NamedAccount,
} from '../../storage/accounts/askedAccounts';
import type { Db } from '../../storage/database';

/** What a typed name or id stands for; or what it may have meant, nearest first: several of that name, or similar ones. */
export type Asked<T> = { found: T } | { text: string; called: T[]; near: T[] };

type Named = { externalId: string; name: string };
const namesOf = ({ externalId, name }: Named): string[] => [externalId, name];

/** The account that somebody typed, among those in scope. */
export async function findAskedAccount(db: Db, text: string, scope: AskedScope): Promise<Asked<NamedAccount>> {
  const called = await accountsCalled(db, text, scope);
  if (called.length === 1) return { found: called[0] };
  const near = called.length === 0 ? nearest(text, await accountsAlike(db, text, scope), namesOf) : [];
  return { text, called, near };
}

/** The rep that somebody typed, among these. */
export function findAskedRep(text: string, reps: readonly Rep[]): Asked<Rep> {
  const wanted = text.toLowerCase();
  const called = reps.filter((rep) => namesOf(rep).some((name) => name.toLowerCase() === wanted));
  if (called.length === 1) return { found: called[0] };
  return { text, called, near: called.length === 0 ? nearest(text, reps, namesOf) : [] };
}
