import {
  digestMail,
  invitationMail,
  type Mail,
  type MailFrame,
  notificationMail,
  passwordResetMail,
} from '../../notifications/mails';
import { tell } from '../../notifications/read';
import type { Trx } from '../../storage/database';
import { findNotification, notificationsForDigest } from '../../storage/notifications/notifications';
import type { OutgoingMail } from '../../storage/notifications/outbox';
import { findCompany } from '../../storage/people/company';
import { findUser } from '../../storage/people/users';
import { INVITATION_DAYS, makePasswordLink, RESET_MINUTES } from '../session/passwordLink';

/** A mail with the ids of the notifications that it tells of. */
export interface WrittenMail {
  mail: Mail;
  tells: string[];
}

/**
 * Writes a mail of the outbox as it is about to be sent, so that no secret of it is ever stored.
 * @returns null when there is nothing to send any more: read meanwhile, but for what is always mailed, or the user cannot sign in
 */
export async function writeMail(
  trx: Trx,
  outgoing: OutgoingMail,
  publicUrl: string,
  realNow: string,
): Promise<WrittenMail | null> {
  const user = await findUser(trx, outgoing.userId);
  if (!user || user.disabledAt !== null) return null;
  const { name: company = null, locale = 'en-US' } = (await findCompany(trx)) ?? {};
  const written = await textOf(trx, outgoing, { company, publicUrl, name: user.name, locale }, realNow);
  if (written === null) return null;
  const messageId = `<${outgoing.id}@${new URL(publicUrl).hostname}>`;
  return { mail: { ...written.text, to: user.email, messageId }, tells: written.tells };
}

async function textOf(trx: Trx, mail: OutgoingMail, frame: MailFrame, realNow: string) {
  const { userId } = mail;
  if (mail.kind === 'passwordReset') {
    const token = await makePasswordLink(trx, userId, RESET_MINUTES, realNow);
    return { text: passwordResetMail(token, RESET_MINUTES, frame), tells: [] };
  }
  if (mail.kind === 'invitation') {
    const token = await makePasswordLink(trx, userId, INVITATION_DAYS * 24 * 60, realNow);
    return { text: invitationMail(token, INVITATION_DAYS, frame), tells: [] };
  }
  if (mail.kind === 'digest') {
    const waiting = await notificationsForDigest(trx, userId);
    const told = waiting.map(({ kind, about }) => tell(kind, about, frame.locale)).filter((one) => one !== null);
    return told.length === 0 ? null : { text: digestMail(told, frame), tells: waiting.map(({ id }) => id) };
  }
  const found = mail.notificationId === null ? null : await findNotification(trx, userId, mail.notificationId);
  const told = found && tell(found.kind, found.about, frame.locale);
  if (!told || (found.readAt !== null && !told.always)) return null;
  return { text: notificationMail(told, frame), tells: [found.id] };
}
