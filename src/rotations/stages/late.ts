import type { Day } from '../../shared/calendar';
import type { RotationFacts } from './facts';

/** What is behind its time, sentences. */
export function lateness(facts: RotationFacts, dayText: (day: Day) => string): string[] {
  const { trades, today, effectiveDate, scheduledFor, reviewDate, announcement, challenges, handoffs } = facts;
  if (facts.closed) return [];
  const undecided = trades.drafts + trades.submitted + trades.approved;
  const trade = (n: number): string => `${n} ${n === 1 ? 'trade' : 'trades'}`;
  return [
    ...(undecided > 0 && effectiveDate < today
      ? [
          `${trade(undecided)} ${undecided === 1 ? 'is' : 'are'} not scheduled, though the rotation was to take effect on ${dayText(effectiveDate)}.`,
        ]
      : []),
    ...(announcement.untold > 0 && scheduledFor !== null && scheduledFor <= today
      ? [
          `${trade(announcement.untold)} ${announcement.untold === 1 ? 'is' : 'are'} not announced, so owners do not change.`,
        ]
      : []),
    ...(challenges.late > 0
      ? [
          `${challenges.late === 1 ? 'A challenge was' : `${challenges.late} challenges were`} not answered in time; the manager above is asked too.`,
        ]
      : []),
    ...(handoffs.late > 0
      ? [`${handoffs.late === 1 ? '1 step of a handoff is' : `${handoffs.late} steps of handoffs are`} overdue.`]
      : []),
    ...(scheduledFor !== null && scheduledFor < today
      ? [`Trades scheduled for ${dayText(scheduledFor)} have not taken effect yet.`]
      : []),
    ...(trades.conflicts > 0 ? [`${trade(trades.conflicts)} could not take effect.`] : []),
    ...(reviewDate !== null && reviewDate < today ? [`The review was due on ${dayText(reviewDate)}.`] : []),
  ];
}
