import type { Role, User } from '../../people/user';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { keptWith } from '../kept';

export interface UserRecord extends User {
  createdAt: string;
  /** Instant from which on the user cannot sign in; null = active. */
  disabledAt: string | null;
}

/** A user as the list of users shows it. */
export interface ListedUser extends UserRecord {
  repName: string | null;
}

const COLUMNS = [
  'id',
  'email',
  'name',
  'role',
  'rep_id as repId',
  'created_at as createdAt',
  'disabled_at as disabledAt',
] as const;

/** Addresses are compared without case and surrounding space. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The user with this id, or null. */
export function findUser(db: Db, id: string): Promise<UserRecord | null> {
  return keptWith(db, ['users'], `user ${id}`, async () => {
    return (await db.selectFrom('users').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null;
  });
}

/** The user with this address and the password's hash (null: none was ever set), or null. */
export async function findUserByEmail(
  db: Db,
  email: string,
): Promise<(UserRecord & { passwordHash: string | null }) | null> {
  const row = await db
    .selectFrom('users')
    .select([...COLUMNS, 'password_hash as passwordHash'])
    .where('email', '=', normalEmail(email))
    .executeTakeFirst();
  return row ?? null;
}

/** The hash of a user's password, or null. */
export async function passwordHashOf(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst();
  return row?.password_hash ?? null;
}

/** The user linked to a rep, or null. */
export async function findUserOfRep(db: Db, repId: number): Promise<UserRecord | null> {
  return (await db.selectFrom('users').select(COLUMNS).where('rep_id', '=', repId).executeTakeFirst()) ?? null;
}

/** Those of the users who can sign in, each once, in the order given. */
export async function activeUserIds(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('id', 'in', [...ids])
    .where('disabled_at', 'is', null)
    .execute();
  const active = new Set(rows.map((row) => row.id));
  return [...new Set(ids)].filter((id) => active.has(id));
}

/** Ids of the users linked to reps; reps without a user are left out. */
export async function usersOfReps(db: Db, repIds: readonly number[]): Promise<string[]> {
  if (repIds.length === 0) return [];
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('rep_id', 'in', idList(db, repIds))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Everybody who signs in or did, by name, with the name of the linked rep. */
export function listUsers(db: Db): Promise<readonly ListedUser[]> {
  return keptWith(db, ['users', 'reps'], 'users', () =>
    db
      .selectFrom('users')
      .leftJoin('reps', 'reps.id', 'users.rep_id')
      .select([
        'users.id',
        'users.email',
        'users.name',
        'users.role',
        'users.rep_id as repId',
        'users.created_at as createdAt',
        'users.disabled_at as disabledAt',
        'reps.name as repName',
      ])
      .orderBy('users.name')
      .orderBy('users.id')
      .execute(),
  );
}

/** Reps whom no user is linked to yet, by name. */
export async function repsWithoutUser(db: Db): Promise<{ id: number; name: string; externalId: string }[]> {
  return db
    .selectFrom('reps')
    .leftJoin('users', 'users.rep_id', 'reps.id')
    .select(['reps.id', 'reps.name', 'reps.external_id as externalId'])
    .where('users.id', 'is', null)
    .orderBy('reps.name')
    .execute();
}

/** True when there is at least one user, disabled or not: the product has been set up. */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Number of users of a role who can sign in. */
export async function countActive(db: Db, role: Role): Promise<number> {
  const row = await db
    .selectFrom('users')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('role', '=', role)
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export interface NewUser {
  id: string;
  email: string;
  name: string;
  role: Role;
  repId: number | null;
  passwordHash: string | null;
  createdAt: string;
}

/** Stores a new user; the address is stored in its normal form. */
export async function insertUser(db: Db, user: NewUser): Promise<void> {
  await db
    .insertInto('users')
    .values({
      id: user.id,
      email: normalEmail(user.email),
      name: user.name,
      role: user.role,
      rep_id: user.repId,
      password_hash: user.passwordHash,
      created_at: user.createdAt,
      disabled_at: null,
    })
    .execute();
}

/** Replaces the hash of a user's password. */
export async function setPasswordHash(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute();
}

/** Disables a user from an instant on, or with null enables them again. */
export async function setDisabledAt(db: Db, id: string, disabledAt: string | null): Promise<void> {
  await db.updateTable('users').set({ disabled_at: disabledAt }).where('id', '=', id).execute();
}
