import type { Day } from '../shared/calendar';
import type { RotationFacts, StageName } from './stages/facts';
import { lateness } from './stages/late';
import { nextStep } from './stages/next';
import { noteOf } from './stages/notes';
import { stageNow } from './stages/now';

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

const ORDER: StageName[] = [
  'data',
  'candidates',
  'wishes',
  'plan',
  'trades',
  'lottery',
  'announcement',
  'challenges',
  'effect',
  'handoffs',
  'review',
];

/** Stages that this rotation does without. */
function left(name: StageName, { lottery, wishes, handoffs, challenges }: RotationFacts): boolean {
  if (name === 'lottery') return lottery === null;
  if (name === 'wishes') return wishes === null;
  if (name === 'handoffs') return handoffs.steps === 0;
  return name === 'challenges' && challenges.until === null;
}

/** Where a rotation stands, who acts next, and what is late. `dayText` writes a day for people. */
export function standingOf(facts: RotationFacts, dayText: (day: Day) => string = (day) => day): Standing {
  const now = stageNow(facts);
  const order = ORDER.filter((name) => !left(name, facts));
  const at = order.indexOf(now);
  const stages = order.map((name, i): Stage => {
    const done = i < at || facts.closed;
    return { name, state: done ? 'done' : i === at ? 'now' : 'next', note: noteOf(name, facts, dayText) };
  });
  return { stages, now, ...nextStep(now, facts, dayText), late: lateness(facts, dayText) };
}
