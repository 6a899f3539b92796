import { WEBHOOK_EVENTS } from '../../notifications/webhooks/events';
import type { LoggedDelivery } from '../../storage/webhooks/deliveryLog';
import type { Webhook } from '../../storage/webhooks/webhooks';
import type { Tone } from '../view/tones';

const STATE: Record<LoggedDelivery['state'], { label: string; tone: Tone }> = {
  waiting: { label: 'waits', tone: 'waiting' },
  delivered: { label: 'arrived', tone: 'done' },
  failed: { label: 'given up', tone: 'worse' },
};

/** A webhook as pages show it: on, off, or switched off after failures. */
export function webhookRow(webhook: Webhook) {
  const { disabledAt, disabledBecause } = webhook;
  const state: { label: string; tone: Tone } =
    disabledAt === null
      ? { label: 'on', tone: 'done' }
      : { label: disabledBecause === null ? 'off' : 'off after failures', tone: disabledBecause ? 'worse' : 'quiet' };
  return { ...webhook, state, on: disabledAt === null, failed: disabledBecause !== null };
}

/** A delivery as its webhook's page shows it: what the last attempt met, and when the next one is. */
export function deliveryRow({ id, event, createdAt, dueAt, attempts, body, ...rest }: LoggedDelivery) {
  const [last] = attempts;
  return {
    id,
    event,
    createdAt,
    state: STATE[rest.state],
    tries: attempts.length,
    last: last && { ...last, answer: last.status === null ? (last.error ?? '') : String(last.status) },
    next: rest.state === 'waiting' && last ? dueAt : null,
    body,
    attempts,
  };
}

/** What can be told, for a form. */
export const EVENT_CHOICES = Object.entries(WEBHOOK_EVENTS).map(([value, words]) => ({
  value,
  label: `${value}: ${words}`,
}));
