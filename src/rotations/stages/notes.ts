import type { Day } from '../../shared/calendar';
import type { RotationFacts, StageName } from './facts';

/** Where a stage stands in a few words with its day; null when there is nothing to say. */
export function noteOf(name: StageName, facts: RotationFacts, dayText: (day: Day) => string): string | null {
  const { trades } = facts;
  const list = (...parts: [number, string][]): string | null =>
    parts.flatMap(([n, word]) => (n > 0 ? [`${n} ${word}`] : [])).join(', ') || null;
  switch (name) {
    case 'data':
      return { none: 'not begun', running: 'being analysed', failed: 'failed', done: null }[facts.analysis];
    case 'candidates':
      return facts.analysis === 'done' ? `${facts.candidates.toLocaleString('en-US')} for review` : null;
    case 'plan':
      return facts.planning ? 'being made' : list([facts.plans, facts.plans === 1 ? 'plan' : 'plans']);
    case 'trades':
      return list(
        [trades.drafts, 'in draft'],
        [trades.submitted, 'waiting for consent'],
        [trades.approved, 'approved'],
      );
    case 'lottery':
      return lotteryNote(facts);
    case 'wishes':
      return wishNote(facts, dayText);
    case 'announcement':
      return announcementNote(facts, dayText);
    case 'challenges':
      return challengeNote(facts, dayText);
    case 'handoffs':
      return facts.handoffs.steps === 0 ? null : `${facts.handoffs.done} of ${facts.handoffs.steps} steps done`;
    case 'effect':
      return effectNote(facts, dayText);
    case 'review':
      return facts.reviewDate === null ? null : dayText(facts.reviewDate);
  }
}

function lotteryNote({ lottery, trades }: RotationFacts): string | null {
  if (lottery === null) return null;
  const words = { open: null, prepared: 'prepared', waived: 'done without', drawn: null };
  return lottery.state === 'drawn'
    ? `drawn${trades.heldOut > 0 ? `, ${trades.heldOut} in the second wave` : ''}`
    : words[lottery.state];
}

function wishNote({ wishes }: RotationFacts, dayText: (day: Day) => string): string | null {
  if (wishes === null) return null;
  const answered = `${wishes.answered} of ${wishes.reps} reps`;
  return wishes.state === 'open' ? `${answered}, until ${dayText(wishes.closesOn)}` : `${answered} answered`;
}

function announcementNote({ announcement }: RotationFacts, dayText: (day: Day) => string): string | null {
  const { untold, on } = announcement;
  if (untold > 0) return `${untold} to announce`;
  return on === null ? null : dayText(on);
}

function challengeNote({ challenges, today }: RotationFacts, dayText: (day: Day) => string): string | null {
  if (challenges.open > 0) return `${challenges.open} to answer`;
  if (challenges.until === null) return null;
  return today <= challenges.until ? `until ${dayText(challenges.until)}` : `ended ${dayText(challenges.until)}`;
}

function effectNote(facts: RotationFacts, dayText: (day: Day) => string): string | null {
  const { conflicts, scheduled, inEffect } = facts.trades;
  const parts = [
    ...(conflicts > 0 ? [`${conflicts} in conflict`] : []),
    ...(scheduled > 0 ? [`${scheduled} on ${dayText(facts.scheduledFor ?? facts.effectiveDate)}`] : []),
    ...(inEffect > 0 ? [`${inEffect} in effect`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : dayText(facts.effectiveDate);
}
