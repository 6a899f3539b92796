import { uuidv7 } from 'uuidv7';
import type { NotificationKind } from '../../notifications/kind';
import { type AboutOf, KINDS, type KindName } from '../../notifications/kinds/index';
import type { Trx } from '../../storage/database';
import { deliveriesOfKind } from '../../storage/notifications/deliveries';
import { insertNotification } from '../../storage/notifications/notifications';
import { enqueueMail } from '../../storage/notifications/outbox';
import { activeUserIds } from '../../storage/people/users';

export interface NotifiedEvent<K extends KindName> {
  kind: K;
  /** Ids and numbers that lead to the page, as the kind asks for. */
  about: AboutOf<K>;
  /** users.id of who is told; disabled users are passed over. */
  to: readonly string[];
  /** Who did it: nobody is told of their own deeds. null = the system. */
  by: string | null;
  /** Names the event, e.g. a trade's id: each user is told once for each kind and key, however often it is reported. */
  key: string;
  /** Instant of the event, UTC. */
  at: string;
}

/**
 * Tells users that something happened: in the product, and by mail as each of them has chosen. Call it inside the
 * transaction of what happened, so that both hold or neither does; the worker sends the mails.
 *
 *     await notify(trx, { kind: 'challengeRaised', about: { tradeId, number }, to: managers, by: actor.id, key: id, at: actor.now });
 *
 * To add a kind: write it down in a file of src/notifications/kinds (label, for whom, how it is sent normally, schema of
 * its facts, sentence, address) and spread that file into kinds/index.ts. The list, the page of settings, the mails and
 * their digest follow by themselves. `usersOfReps` (storage/people/users) finds the users of reps.
 */
export async function notify<K extends KindName>(trx: Trx, event: NotifiedEvent<K>): Promise<void> {
  const { kind, at } = event;
  const userIds = await activeUserIds(
    trx,
    event.to.filter((id) => id !== event.by),
  );
  const chosen = await deliveriesOfKind(trx, kind, userIds);
  const { always = false, normally, ...known }: NotificationKind = KINDS[kind];
  const about = known.about.parse(event.about) as AboutOf<K>;
  for (const userId of userIds) {
    const delivery = always ? 'atOnce' : (chosen.get(userId) ?? normally);
    const id = uuidv7();
    const isNew = await insertNotification(trx, {
      id,
      userId,
      kind,
      about,
      delivery,
      eventKey: event.key,
      createdAt: at,
    });
    if (isNew && delivery === 'atOnce') {
      await enqueueMail(trx, { id: uuidv7(), kind: 'notification', userId, notificationId: id, at });
    }
  }
}
