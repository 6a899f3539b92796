import type { Generated } from 'kysely';
import type { Delivery } from '../../notifications/kind';

export interface NotificationsTable {
  id: string;
  user_id: string;
  kind: string;
  event_key: string;
  /** JSON of the kind's facts. */
  about: string;
  delivery: Delivery;
  created_at: string;
  read_at: string | null;
  mailed_at: string | null;
}

export interface DeliveriesTable {
  user_id: string;
  kind: string;
  delivery: Delivery;
}

export interface OutboxTable {
  id: string;
  kind: 'notification' | 'digest' | 'passwordReset' | 'invitation';
  user_id: string;
  notification_id: string | null;
  state: 'waiting' | 'sent' | 'failed' | 'unsent';
  attempts: Generated<number>;
  due_at: string | null;
  error: string | null;
  created_at: string;
  sent_at: string | null;
}
