import { STATE_LABEL, type TradeState } from './states';

/** Something that happened to a trade. `by` is a name; `words` is what somebody wrote about it. */
export type TradeEvent = { at: string; by: string; words: string | null } & (
  | { kind: 'state'; state: TradeState }
  /** `side` = name of the manager for whose side it is; null = the second pair of eyes. */
  | { kind: 'consent'; side: string | null; byProposing: boolean; takenBack: boolean }
  | { kind: 'announced'; until: string }
  | { kind: 'challengeRaised' }
  | { kind: 'challengeAnswered'; outcome: 'rejected' | 'withdrawn' | 'repair' }
  | { kind: 'challengeEscalated' }
  | { kind: 'challengeTakenBack' }
  | { kind: 'said'; toManagers: boolean }
  | { kind: 'credit'; version: number; step: 'written' | 'agreed' | 'declined' }
  | { kind: 'repairs' | 'repairedBy'; trade: number }
  | { kind: 'handedOver'; account: string }
);

/** At one instant: the order in which a trade goes through it. */
const OF_STATE: Partial<Record<TradeState, number>> = {
  draft: 0,
  submitted: 1,
  approved: 3,
  held_out: 4,
  scheduled: 4,
};
const OF_EVENT: Partial<Record<TradeEvent['kind'], number>> = { repairs: 0, consent: 2, credit: 2, announced: 5 };

/** Everything in the order in which it happened. */
export function inOrder(events: readonly TradeEvent[]): TradeEvent[] {
  const rank = (event: TradeEvent): number =>
    event.kind === 'state' ? (OF_STATE[event.state] ?? 7) : (OF_EVENT[event.kind] ?? 6);
  return [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a) - rank(b)));
}

const ANSWERS = {
  rejected: 'challenge rejected',
  withdrawn: 'challenge upheld, taken back',
  repair: 'challenge upheld, to be repaired',
};

/** What happened, in a few words. */
export function eventWords(event: TradeEvent): string {
  switch (event.kind) {
    case 'state':
      return STATE_LABEL[event.state];
    case 'consent':
      return consentWords(event);
    case 'announced':
      return 'announced to the reps';
    case 'challengeRaised':
      return 'challenged';
    case 'challengeAnswered':
      return ANSWERS[event.outcome];
    case 'challengeEscalated':
      return 'challenge taken to the manager above';
    case 'challengeTakenBack':
      return 'challenge taken back';
    case 'said':
      return event.toManagers ? 'said among managers' : 'said to all concerned';
    case 'credit':
      return creditWords(event);
    case 'repairs':
      return `made to repair trade ${event.trade}`;
    case 'repairedBy':
      return `repaired by trade ${event.trade}`;
    case 'handedOver':
      return `${event.account} is handed over: every step is done`;
  }
}

function consentWords({ side, byProposing, takenBack }: Extract<TradeEvent, { kind: 'consent' }>): string {
  const whose = side === null ? 'as the second pair of eyes' : `for the side of ${side}`;
  if (takenBack) return `consent ${whose} taken back`;
  return byProposing ? `consent ${whose}, by proposing` : `consent ${whose}`;
}

function creditWords({ version, step }: Extract<TradeEvent, { kind: 'credit' }>): string {
  if (step === 'written') return version === 1 ? 'credit terms written' : 'other credit terms proposed';
  return step === 'agreed' ? 'other credit terms agreed' : 'other credit terms declined';
}
