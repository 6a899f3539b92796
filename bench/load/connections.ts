import type { Asked } from './asked';
import type { Facts, Person } from './facts';
import { mixOf } from './mix';
import { type SignedIn, signIn } from './site';

export const CONNECTIONS = 50;
/** Who sits at 25 connections: 15 reps, 7 managers, 2 administrators, 1 leader. */
const ROLES = 'rep rep manager rep rep manager rep admin rep manager rep rep manager rep leader'
  .concat(' rep manager rep rep manager rep admin rep manager rep')
  .split(' ');

export interface Connections {
  mix: Asked[][];
  /** The empty page by the same people. */
  empty: Asked[][];
  /** Takes back what a phase that ended in the middle left consented to. */
  settling: Asked[];
}

/** Signs everybody in and writes down what each of 50 connections asks. */
export async function connectionsOf(port: number, facts: Facts): Promise<Connections> {
  const known = new Map<Person, SignedIn>();
  const seats = new Map<string, number>();
  const lists: Connections = { mix: [], empty: [], settling: [] };
  for (let n = 0; n < CONNECTIONS; n++) {
    const role = ROLES[n % ROLES.length];
    const seat = seats.get(role) ?? 0;
    seats.set(role, seat + 1);
    const alike = facts.people.filter(({ user }) => user.role === role);
    const person = alike[seat % alike.length];
    const signed = known.get(person) ?? (await signIn(port, person.user.email));
    known.set(person, signed);
    lists.mix.push(mixOf(facts, person, signed, { turn: n, seat }));
    lists.empty.push([
      { name: '/empty', kind: 'empty', method: 'GET', path: '/empty', headers: { cookie: signed.cookie } },
    ]);
  }
  lists.settling = lists.mix.flat().filter(({ name }) => name.endsWith('/consent/withdrawal'));
  return lists;
}
