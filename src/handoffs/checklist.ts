import { addDays, type Day } from '../shared/calendar';

/** The steps by which an account is handed over, in their order. */
export const STEPS = ['passOn', 'tellCustomer', 'meet', 'jointCall', 'firstMeeting', 'lookBack'] as const;

export type StepName = (typeof STEPS)[number];

/** Who does a step: the former rep, the new rep, or both together. */
export type StepSide = 'giver' | 'taker' | 'both';

interface StepRule {
  side: StepSide;
  /** Days from the day of effect. */
  days: number;
  /** What is to be done, as a checklist says it. */
  words: string;
  /** What is to be remembered about it. */
  asksWhom: boolean;
}

const STEP_RULES: Record<StepName, StepRule> = {
  passOn: { side: 'giver', days: -14, words: 'Write down history, promises and who decides', asksWhom: false },
  tellCustomer: { side: 'giver', days: -10, words: 'Tell the customer who comes', asksWhom: true },
  meet: { side: 'taker', days: -7, words: 'Sit down with the former rep', asksWhom: false },
  jointCall: { side: 'both', days: 7, words: 'Call the customer together', asksWhom: true },
  firstMeeting: { side: 'taker', days: 30, words: 'Meet the customer in person', asksWhom: true },
  lookBack: { side: 'taker', days: 90, words: 'Look back: what came of it, what comes next', asksWhom: false },
};

/** Handoffs are over so many days after the effect: what is open then stays undone and is late no more. */
export const OVER_AFTER_DAYS = 120;

/** Nobody has to do a step sooner than so many days after it was announced. */
const NOTICE_DAYS = 2;

/** The latest that was said about a step. */
export interface StepMark {
  step: StepName;
  doneOn: Day | null;
  withWhom: string | null;
  note: string | null;
  byName: string;
}

export interface ChecklistStep extends StepRule {
  step: StepName;
  dueOn: Day;
  done: StepMark | null;
  late: boolean;
}

export interface ChecklistFacts {
  effectiveDate: Day;
  announcedOn: Day;
  today: Day;
  /** False when nobody hands the account over: it had no owner, or its rep has left. The new rep does it all. */
  hasGiver: boolean;
  /** What was said about the steps, in order. */
  marks: readonly StepMark[];
}

/** The steps of one account with their due days and what is done, by due day. */
export function checklist(facts: ChecklistFacts): ChecklistStep[] {
  const earliest = addDays(facts.announcedOn, NOTICE_DAYS);
  const over = facts.today > addDays(facts.effectiveDate, OVER_AFTER_DAYS);
  return STEPS.filter((step) => facts.hasGiver || step !== 'meet').map((step) => {
    const rule = STEP_RULES[step];
    const planned = addDays(facts.effectiveDate, rule.days);
    const dueOn = planned > earliest ? planned : earliest;
    const mark = facts.marks.findLast((one) => one.step === step) ?? null;
    const done = mark?.doneOn ? mark : null;
    const side = facts.hasGiver ? rule.side : 'taker';
    return { ...rule, side, step, dueOn, done, late: done === null && !over && facts.today > dueOn };
  });
}

/** True when somebody on a side does the step. */
export function isOf(step: Pick<ChecklistStep, 'side'>, side: 'giver' | 'taker'): boolean {
  return step.side === side || step.side === 'both';
}

/** The letter with which a customer is told; a template to change, not to send as it is. */
export function letterTo(customer: {
  account: string;
  contact: string | null;
  formerRep: string;
  newRep: string;
  newRepEmail: string | null;
  day: string;
}): { subject: string; body: string } {
  const { account, contact, formerRep, newRep, newRepEmail, day } = customer;
  const reach = newRepEmail === null ? '' : ` You reach ${newRep} at ${newRepEmail}.`;
  return {
    subject: `Your contact from ${day}: ${newRep}`,
    body: [
      `Dear ${contact ?? `colleagues at ${account}`},`,
      `from ${day} on ${newRep} looks after you.${reach}`,
      'What we have agreed stays agreed: open orders, prices and promises go along, and I pass on what you have told me.',
      `We would like to call you together in the first week, so that you get to know each other. Until ${day}, and for questions about what was before, I am there for you.`,
      `With kind regards\n${formerRep}`,
    ].join('\n\n'),
  };
}
