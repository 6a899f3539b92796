import type { RepId } from '../accounts/types';
import { type Scope, sees } from './scope';
import type { User } from './user';

/** Adds, disables and links users. */
export function canManageUsers(user: User): boolean {
  return user.role === 'admin';
}

/** Changes the company's name, locale and default policy. */
export function canChangeSettings(user: User): boolean {
  return user.role === 'admin';
}

/** Uploads and commits data. */
export function canImport(user: User): boolean {
  return user.role === 'admin';
}

/** Reads where the CRM shows another owner than the ledger; managers those of their own books. */
export function canSeeDifferences(user: User): boolean {
  return user.role === 'admin' || user.role === 'manager';
}

/** Decides whether the CRM or the ledger is right about an owner. */
export function canResolveDifferences(user: User): boolean {
  return user.role === 'admin';
}

/** Sees lists of reps and figures of more than the own book. */
export function canSeeReps(user: User): boolean {
  return user.role !== 'rep';
}

/** Sees rotations and their plans before anything is announced. */
export function canSeeRotations(user: User): boolean {
  return user.role !== 'rep';
}

/** Opens rotations, runs the planner, excludes accounts. */
export function canPlan(user: User): boolean {
  return user.role === 'admin' || user.role === 'manager';
}

/** Puts a swap forward as a trade and submits it. */
export function canProposeTrade(user: User): boolean {
  return user.role === 'admin' || user.role === 'manager';
}

/** Decides whether an exchange is kept, extended or reversed after a look at its outcome; leaders see what was decided. */
export function canDecideOutcomes(user: User): boolean {
  return user.role === 'admin' || user.role === 'manager';
}

/** What decides who may see an account. */
export interface AccountFacts {
  /** Present owner; null = unowned. */
  ownerId: RepId | null;
  /** Reps an announced trade moves it to or has moved it from lately: they need the handoff. */
  handoffRepIds?: readonly RepId[];
}

/** Sees the account. Nobody's accounts concern managers, who have to find them an owner, but no rep. */
export function canSeeAccount(user: User, scope: Scope, account: AccountFacts): boolean {
  if (scope.all) return true;
  if (account.ownerId === null && user.role === 'manager') return true;
  return [account.ownerId, ...(account.handoffRepIds ?? [])].some((id) => id !== null && sees(scope, id));
}

/** Sees a rep's page: the rep and the line above. */
export function canSeeRep(user: User, scope: Scope, repId: RepId): boolean {
  return sees(scope, repId) && (canSeeReps(user) || user.repId === repId);
}

/**
 * Sees a rep's verdict, growth, split into market and rep, protection and quotas: whoever sees the rep's page, unless
 * the company has turned individual rep figures off; then the rep alone.
 */
export function canSeeRepFigures(user: User, repId: RepId | null, company: { showRepFigures: boolean }): boolean {
  return company.showRepFigures || (repId !== null && user.repId === repId);
}

/** Reads a rep's coaching plans: the rep and whoever sees the rep's page. */
export function canSeeCoaching(user: User, scope: Scope, repId: RepId): boolean {
  return canSeeRep(user, scope, repId);
}

/** Opens, changes and ends a rep's coaching plans: the managers above, never the rep. */
export function canCoach(user: Pick<User, 'role' | 'repId'>, scope: Scope, repId: RepId): boolean {
  return user.role === 'manager' && user.repId !== repId && sees(scope, repId);
}

/** Reads what managers noted among themselves: everybody who sees the plan but the rep. */
export function canSeeLineNotes(user: Pick<User, 'repId'>, repId: RepId): boolean {
  return user.repId !== repId;
}
