import { addDays, type Day, isDay } from '../shared/calendar';
import { ProductError } from '../shared/errors';
import type { User } from './user';

/** Somebody stands in for a manager from a day on, until before another. */
export interface StandIn {
  userId: string;
  delegateId: string;
  from: Day;
  /** The day after the last. */
  to: Day;
}

const LONGEST_DAYS = 366;

/** Whose absence is covered: managers and administrators who lead a line. */
export function canBeStoodInFor(user: Pick<User, 'role' | 'repId'>): boolean {
  return (user.role === 'manager' || user.role === 'admin') && user.repId !== null;
}

/** Who may stand in: other managers and administrators; leaders change nothing and reps decide about nobody's books. */
export function canStandIn(user: Pick<User, 'role'>): boolean {
  return user.role === 'manager' || user.role === 'admin';
}

/**
 * Checks a period in which somebody is to stand in for a manager.
 * @param wanted with the last day as `until`, as a person writes it
 * @param others periods of the same manager that have not ended
 * @returns the period, half-open
 * @throws ProductError standIn.badDelegate, standIn.badPeriod (invalid, details.field), standIn.overlap (conflict)
 */
export function checkStandIn(
  wanted: { absent: User; delegate: User | null; from: string; until: string },
  others: readonly StandIn[],
  today: Day,
): StandIn {
  const { absent, delegate, from, until } = wanted;
  if (!delegate || !canStandIn(delegate) || delegate.id === absent.id) {
    const sentence = 'Choose another manager or an administrator; leaders and reps cannot stand in.';
    throw new ProductError('invalid', 'standIn.badDelegate', sentence, { field: 'delegate' });
  }
  if (!isDay(from) || from < today) throw badPeriod('from', `The first day must be today (${today}) or later.`);
  if (!isDay(until) || until < from) throw badPeriod('until', 'The last day must not lie before the first.');
  const to = addDays(until, 1);
  if (to > addDays(from, LONGEST_DAYS)) throw badPeriod('until', 'At most a year at a time.');
  if (others.some((other) => other.from < to && from < other.to)) {
    const sentence = 'Somebody stands in on some of these days already; end that first.';
    throw new ProductError('conflict', 'standIn.overlap', sentence, { field: 'from' });
  }
  return { userId: absent.id, delegateId: delegate.id, from, to };
}

function badPeriod(field: string, sentence: string): ProductError {
  return new ProductError('invalid', 'standIn.badPeriod', sentence, { field });
}
