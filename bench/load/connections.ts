import type { Facts, Person } from './facts';
import { type Asked, mixOf } from './mix';
import { type SignedIn, signIn } from './site';

export const CONNECTIONS = 50;
/** Who sits at ten connections, over and over. */
const ROLES = ['rep', 'rep', 'manager', 'manager', 'admin', 'leader', 'rep', 'manager', 'rep', 'manager'];

export interface Connections {
  mix: Asked[][];
  /** The empty page by the same people. */
  empty: Asked[][];
}

/** Signs everybody in and writes down what each of 50 connections asks. */
export async function connectionsOf(port: number, facts: Facts): Promise<Connections> {
  const known = new Map<Person, SignedIn>();
  const lists: Connections = { mix: [], empty: [] };
  for (let n = 0; n < CONNECTIONS; n++) {
    const alike = facts.people.filter(({ user }) => user.role === ROLES[n % ROLES.length]);
    const person = alike[Math.floor(n / 2) % alike.length];
    const signed = known.get(person) ?? (await signIn(port, person.user.email));
    known.set(person, signed);
    lists.mix.push(mixOf(facts, person, signed, n));
    lists.empty.push([
      { name: '/empty', kind: 'empty', method: 'GET', path: '/empty', headers: { cookie: signed.cookie } },
    ]);
  }
  return lists;
}
