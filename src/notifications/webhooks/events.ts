/** What other systems can be told of, and when it happens. Stored and sent names: never renamed. */
export const WEBHOOK_EVENTS = {
  'trade.agreed': 'the last consent to a trade is given',
  'trade.scheduled': 'a trade has its day',
  'trade.in_effect': 'owners have changed by a trade',
  'trade.conflict': 'a trade could not take effect',
  'trade.reversed': 'a trade is undone',
  'import.committed': 'imported data is written',
  'import.failed': 'files could not be read, or a commit did not succeed',
  'rotation.announced': 'trades of a rotation are announced to their reps',
  'review.ready': 'the data of a further quarter is complete and analysed',
} as const;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

/** True for the name of an event. */
export function isWebhookEvent(text: string): text is WebhookEvent {
  return Object.hasOwn(WEBHOOK_EVENTS, text);
}

/** Something that happened: its kind and the ids of what it is about, never names of customers or money. */
export interface Happening {
  event: WebhookEvent;
  subject: Record<string, string | number>;
  /** Where the API tells the rest, below /api/v1. */
  path: string;
}

/** What an audited deed is for other systems; null for most. */
export function happeningOf(entry: {
  action: string;
  subjectId: string;
  payload: Record<string, unknown>;
}): Happening | null {
  const { action, subjectId, payload } = entry;
  const event = OF_ACTION[action];
  if (event === undefined) return null;
  if (event === 'import.committed') {
    return { event, subject: { importId: subjectId }, path: `/imports/${subjectId}` };
  }
  if (event === 'rotation.announced') {
    return { event, subject: { rotationId: subjectId }, path: `/rotations/${subjectId}` };
  }
  const subject: Happening['subject'] = { tradeId: subjectId };
  if (typeof payload.number === 'number') subject.number = payload.number;
  return { event, subject, path: `/trades/${subjectId}` };
}

const OF_ACTION: Readonly<Record<string, WebhookEvent>> = {
  'trade.approved': 'trade.agreed',
  'trade.scheduled': 'trade.scheduled',
  'trade.in_effect': 'trade.in_effect',
  'trade.conflict': 'trade.conflict',
  'trade.reversed': 'trade.reversed',
  'import.committed': 'import.committed',
  'rotation.announced': 'rotation.announced',
};
