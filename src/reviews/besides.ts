import { counted } from '../shared/wording';

/** What is known of handoffs within the year; accounts. */
export interface HandoffFacts {
  moved: number;
  /** Days after which a handoff counts as late. */
  lateAfterDays: number;
  /** Late, and the CRM does not show the new owner yet. */
  unconfirmed: number;
  /** Late, and nothing was ordered since the change of hands. */
  withoutOrder: number;
}

/** Handoffs in sentences, as far as the data knows. */
export function handoffSentences(
  { moved, lateAfterDays, unconfirmed, withoutOrder }: HandoffFacts,
  span: string,
): string[] {
  if (moved === 0) return [`${span} no account changed hands by an exchange.`];
  const after = `more than ${lateAfterDays} days after`;
  return [
    `${span} ${counted(moved, 'account')} changed hands by exchanges.`,
    unconfirmed === 0
      ? `The CRM shows the new owner of all whose change lies ${lateAfterDays} days back.`
      : `Late: ${counted(unconfirmed, 'account')} ${unconfirmed === 1 ? 'is' : 'are'} with the former rep in the CRM, ${after} the change.`,
    withoutOrder === 0
      ? 'All of them have ordered since.'
      : `Late: ${counted(withoutOrder, 'account')} ${withoutOrder === 1 ? 'has' : 'have'} not ordered since, ${after} the change.`,
  ];
}
