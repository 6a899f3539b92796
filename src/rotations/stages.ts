import type { Day } from '../shared/calendar';

/** What decides where a rotation stands. Counts are of its trades by where they are on their way. */
export interface RotationFacts {
  /** none: not begun · running: a job works on it · failed: the last job failed and nothing came before. */
  analysis: 'none' | 'running' | 'failed' | 'done';
  candidates: number;
  plans: number;
  /** Swaps in all plans together; 0 with plans = none pays. */
  swaps: number;
  planning: boolean;
  trades: {
    drafts: number;
    submitted: number;
    approved: number;
    /** Drawn by lot for the second wave. */
    heldOut: number;
    scheduled: number;
    conflicts: number;
    inEffect: number;
  };
  /** How far the draw is that the policy asks for, and the day of the second wave; null = the policy asks for none. */
  lottery: { state: 'open' | 'prepared' | 'drawn' | 'waived'; secondWave: Day | null } | null;
  /** Day on which the rotation's trades take effect unless a trade names another. */
  effectiveDate: Day;
  /** Earliest day of effect of a scheduled trade, and earliest review date of one in effect. */
  scheduledFor: Day | null;
  reviewDate: Day | null;
  closed: boolean;
  today: Day;
}

export type StageName = 'data' | 'candidates' | 'plan' | 'trades' | 'lottery' | 'effect' | 'review';

export interface Stage {
  name: StageName;
  state: 'done' | 'now' | 'next';
  /** Where this stage stands in a few words; null when there is nothing to say. */
  note: string | null;
}

export interface Standing {
  stages: Stage[];
  now: StageName;
  /** Who is to act; null when nobody has to. */
  who: string | null;
  /** What is to be done next, a sentence. */
  next: string;
  /** What is behind its time, sentences. */
  late: string[];
}

const ORDER: StageName[] = ['data', 'candidates', 'plan', 'trades', 'lottery', 'effect', 'review'];

/** Where a rotation stands, who acts next, and what is late. `dayText` writes a day for people. */
export function standingOf(facts: RotationFacts, dayText: (day: Day) => string = (day) => day): Standing {
  const now = stageNow(facts);
  const order = ORDER.filter((name) => name !== 'lottery' || facts.lottery !== null);
  const at = order.indexOf(now);
  const stages = order.map((name, i): Stage => {
    const done = i < at || facts.closed;
    return { name, state: done ? 'done' : i === at ? 'now' : 'next', note: noteOf(name, facts, dayText) };
  });
  return { stages, now, ...nextStep(now, facts, dayText), late: lateness(facts, dayText) };
}

function stageNow({ analysis, plans, planning, trades, lottery }: RotationFacts): StageName {
  if (analysis !== 'done') return 'data';
  if (trades.drafts + trades.submitted > 0) return 'trades';
  if (trades.approved > 0 && lottery === null) return 'trades';
  if (trades.approved > 0) return lottery?.state === 'open' || lottery?.state === 'prepared' ? 'lottery' : 'effect';
  if (trades.scheduled + trades.conflicts > 0) return 'effect';
  if (trades.inEffect + trades.heldOut > 0) return 'review';
  return plans > 0 || planning ? 'plan' : 'candidates';
}

function noteOf(name: StageName, facts: RotationFacts, dayText: (day: Day) => string): string | null {
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
    case 'effect':
      return list([trades.conflicts, 'in conflict'], [trades.scheduled, 'scheduled'], [trades.inEffect, 'in effect']);
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

function nextStep(
  now: StageName,
  facts: RotationFacts,
  dayText: (day: Day) => string,
): { who: string | null; next: string } {
  const { trades } = facts;
  if (facts.closed) return { who: null, next: 'This rotation is closed.' };
  switch (now) {
    case 'data':
      return facts.analysis === 'failed'
        ? { who: 'managers and administrators', next: 'Put right what the analysis stumbled over, then run it again.' }
        : { who: null, next: 'Every account is being compared with similar customers; nobody has to act.' };
    case 'candidates':
      return {
        who: 'managers and administrators',
        next: 'Look through the candidates, keep out what must stay, then make a plan.',
      };
    case 'plan':
      if (facts.planning) return { who: null, next: 'A plan is being made; nobody has to act.' };
      return facts.swaps === 0
        ? { who: null, next: 'No swap pays under this policy: leaving every account where it is comes out best.' }
        : {
            who: 'managers and administrators',
            next: 'Read the plan and take the swaps that convince you into trades.',
          };
    case 'trades':
      if (trades.submitted > 0)
        return { who: 'the managers asked', next: 'Consent to the trades that wait, or reject them with a reason.' };
      if (trades.drafts > 0)
        return { who: 'whoever drafted them', next: 'Submit the drafts, so that the managers concerned can consent.' };
      return {
        who: 'managers and administrators',
        next: 'Schedule the approved trades; that announces them to the reps.',
      };
    case 'lottery':
      return facts.lottery?.state === 'prepared'
        ? {
            who: 'a second person: not who prepared it',
            next: 'Make the draw that is prepared: which swaps take effect now, and which two quarters later.',
          }
        : {
            who: 'managers and administrators',
            next: 'Every trade is decided: prepare the draw of who goes first; somebody else then makes it.',
          };
    case 'effect':
      if (trades.approved > 0)
        return {
          who: 'managers and administrators',
          next: 'Schedule the trades of the first wave; that announces them to the reps.',
        };
      if (trades.conflicts > 0)
        return {
          who: 'managers and administrators',
          next: 'Decide about the trades in conflict: schedule them anew or withdraw them.',
        };
      return { who: null, next: `Owners change on ${dayText(facts.scheduledFor ?? facts.effectiveDate)}.` };
    case 'review':
      if (trades.heldOut > 0 && facts.lottery?.secondWave)
        return {
          who: null,
          next: `${trades.heldOut === 1 ? '1 swap waits' : `${trades.heldOut} swaps wait`} for the second wave of ${dayText(facts.lottery.secondWave)}; until then the first is compared with it.`,
        };
      return facts.reviewDate === null
        ? { who: null, next: 'Every trade is in effect.' }
        : {
            who: 'managers and administrators',
            next: `The review is due on ${dayText(facts.reviewDate)}: what did each trade bring?`,
          };
  }
}

function lateness(facts: RotationFacts, dayText: (day: Day) => string): string[] {
  const { trades, today, effectiveDate, scheduledFor, reviewDate } = facts;
  if (facts.closed) return [];
  const undecided = trades.drafts + trades.submitted + trades.approved;
  const trade = (n: number): string => `${n} ${n === 1 ? 'trade' : 'trades'}`;
  return [
    ...(undecided > 0 && effectiveDate < today
      ? [
          `${trade(undecided)} ${undecided === 1 ? 'is' : 'are'} not scheduled, though the rotation was to take effect on ${dayText(effectiveDate)}.`,
        ]
      : []),
    ...(scheduledFor !== null && scheduledFor < today
      ? [`Trades scheduled for ${dayText(scheduledFor)} have not taken effect yet.`]
      : []),
    ...(trades.conflicts > 0 ? [`${trade(trades.conflicts)} could not take effect.`] : []),
    ...(reviewDate !== null && reviewDate < today ? [`The review was due on ${dayText(reviewDate)}.`] : []),
  ];
}
