export interface WebhooksTable {
  id: string;
  url: string;
  /** Signs deliveries; it has to be kept as it is. */
  secret: string;
  /** Names of notifications/webhooks/events, parted by spaces. */
  events: string;
  created_at: string;
  created_by: string | null;
  /** Switched off, by a person or after persistent failure (then with a reason). */
  disabled_at: string | null;
  disabled_because: string | null;
  removed_at: string | null;
}

export interface WebhookDeliveriesTable {
  id: string;
  webhook_id: string;
  /** The same for all webhooks that are told of one happening. */
  event_id: string;
  event: string;
  /** JSON, as it is sent. */
  body: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  /** When it is tried (again), by the real clock; null once it is over. */
  due_at: string | null;
  created_at: string;
}

export interface WebhookAttemptsTable {
  delivery_id: string;
  attempt: number;
  /** By the real clock. */
  at: string;
  milliseconds: number;
  /** HTTP status of the answer; null when none came. */
  status: number | null;
  error: string | null;
}
