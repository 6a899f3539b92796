import type { Day } from '../../shared/calendar';
import type { RotationFacts, StageName } from './facts';

const ACTING = 'managers and administrators';

/** Who is to act in a stage, and what is to be done, a sentence. */
export function nextStep(
  now: StageName,
  facts: RotationFacts,
  dayText: (day: Day) => string,
): { who: string | null; next: string } {
  const { trades } = facts;
  if (facts.closed) return { who: null, next: 'This rotation is closed.' };
  switch (now) {
    case 'data':
      return facts.analysis === 'failed'
        ? { who: ACTING, next: 'Put right what the analysis stumbled over, then run it again.' }
        : { who: null, next: 'Every account is being compared with similar customers; nobody has to act.' };
    case 'candidates':
      return {
        who: ACTING,
        next: 'Look through the candidates, keep out what must stay, then make a plan.',
      };
    case 'wishes':
      return { who: 'the reps', next: wishesNext(facts, dayText) };
    case 'plan':
      if (facts.planning) return { who: null, next: 'A plan is being made; nobody has to act.' };
      return facts.swaps === 0
        ? { who: null, next: 'No swap pays under this policy: leaving every account where it is comes out best.' }
        : {
            who: ACTING,
            next: 'Read the plan and take the swaps that convince you into trades.',
          };
    case 'trades':
      if (trades.submitted > 0)
        return { who: 'the managers asked', next: 'Consent to the trades that wait, or reject them with a reason.' };
      if (trades.drafts > 0)
        return { who: 'whoever drafted them', next: 'Submit the drafts, so that the managers concerned can consent.' };
      return { who: ACTING, next: 'Give the approved trades their date.' };
    case 'lottery':
      return facts.lottery?.state === 'prepared'
        ? {
            who: 'a second person: not who prepared it',
            next: 'Make the draw that is prepared: which swaps take effect now, and which two quarters later.',
          }
        : {
            who: ACTING,
            next: 'Every trade is decided: prepare the draw of who goes first; somebody else then makes it.',
          };
    case 'announcement':
      return trades.approved > 0
        ? { who: ACTING, next: 'Give the trades of the first wave their date, then announce them.' }
        : { who: ACTING, next: 'Announce the trades that have their date: until then the reps know nothing of them.' };
    case 'challenges':
      return challengesNext(facts, dayText);
    case 'effect':
      if (trades.conflicts > 0)
        return {
          who: ACTING,
          next: 'Decide about the trades in conflict: schedule them anew or withdraw them.',
        };
      return { who: null, next: `Owners change on ${dayText(facts.scheduledFor ?? facts.effectiveDate)}.` };
    case 'handoffs':
      return { who: 'the reps of each account', next: handoffsNext(facts, dayText) };
    case 'review':
      if (trades.heldOut > 0 && facts.lottery?.secondWave)
        return {
          who: null,
          next: `${trades.heldOut === 1 ? '1 swap waits' : `${trades.heldOut} swaps wait`} for the second wave of ${dayText(facts.lottery.secondWave)}; until then the first is compared with it.`,
        };
      return facts.reviewDate === null
        ? { who: null, next: 'Every trade is in effect.' }
        : {
            who: ACTING,
            next: `The review is due on ${dayText(facts.reviewDate)}: what did each trade bring?`,
          };
  }
}

function wishesNext({ wishes }: RotationFacts, dayText: (day: Day) => string): string {
  if (wishes === null) return '';
  const left = wishes.reps - wishes.answered;
  return `Reps say until ${dayText(wishes.closesOn)} what they would hand over and keep; ${left === 0 ? 'all have answered' : `${left} of ${wishes.reps} have not answered`}.`;
}

function challengesNext(
  { challenges }: RotationFacts,
  dayText: (day: Day) => string,
): { who: string | null; next: string } {
  const { open, dueOn, until, who } = challenges;
  if (open > 0) {
    const what = open === 1 ? 'a challenge waits for an answer' : `${open} challenges wait for an answer`;
    return {
      who: who.join(', ') || ACTING,
      next: `${capital(what)}${dueOn === null ? '' : `, due on ${dayText(dueOn)}`}.`,
    };
  }
  return {
    who: null,
    next: `Reps can challenge what was announced until ${until === null ? '' : dayText(until)}; nobody has to act.`,
  };
}

function handoffsNext({ handoffs }: RotationFacts, dayText: (day: Day) => string): string {
  const open = handoffs.steps - handoffs.done;
  const next = handoffs.nextOn === null ? '' : `; the next is due on ${dayText(handoffs.nextOn)}`;
  return `Accounts are being handed over: ${open} of ${handoffs.steps} steps are open${next}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
