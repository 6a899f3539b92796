import type { SendMail } from '../../notifications/mails';
import { secondsToNextAttempt } from '../../notifications/retry';
import { type Database, inTransaction } from '../../storage/database';
import { setMailed } from '../../storage/notifications/notifications';
import {
  claimMail,
  hasWaitingMail,
  setMailFailed,
  setMailSent,
  setMailsUnsent,
} from '../../storage/notifications/outbox';
import { findCompany } from '../../storage/people/company';
import { writeMail } from './writeMail';

/** How long one attempt may take before another worker tries the mail as well. */
const LEASE_MS = 5 * 60_000;

/** Mails of one round; what is left follows in the next. */
const MOST_A_ROUND = 200;

/**
 * Sends what waits in the outbox, each mail until the mail server has taken it: after a failure later and later, given up
 * after about two days. Without a mail server, and in the demo company, what waits is put aside, so that nobody gets old mail once there is one.
 * A worker that dies between handing over and noting it lets a mail go out twice, under the same message id.
 * @param post null where no mail server is configured
 * @param realNow UTC instant of the real clock
 * @returns how many mails went out
 */
export async function sendMails(
  database: Database,
  post: { send: SendMail; publicUrl: string } | null,
  realNow: () => string,
): Promise<number> {
  if (!(await hasWaitingMail(database.db))) return 0;
  // Nobody of the made-up company has a mailbox.
  if (post === null || (await findCompany(database.db))?.isDemo) {
    await inTransaction(database.db, setMailsUnsent);
    return 0;
  }
  let sent = 0;
  for (let i = 0; i < MOST_A_ROUND; i++) {
    const result = await sendNext(database, post, realNow());
    if (result === 'none') break;
    if (result === 'sent') sent += 1;
  }
  return sent;
}

async function sendNext(
  database: Database,
  { send, publicUrl }: { send: SendMail; publicUrl: string },
  realNow: string,
): Promise<'none' | 'sent' | 'kept'> {
  const later = (ms: number): string => new Date(Date.parse(realNow) + ms).toISOString();
  const taken = await inTransaction(database.db, async (trx) => {
    const outgoing = await claimMail(trx, realNow, later(LEASE_MS));
    return outgoing && { outgoing, written: await writeMail(trx, outgoing, publicUrl, realNow) };
  });
  if (!taken) return 'none';
  const { outgoing, written } = taken;
  try {
    if (written) await send(written.mail);
  } catch (error) {
    const wait = secondsToNextAttempt(outgoing.attempts);
    const nextAt = wait === null ? null : later(wait * 1000);
    await inTransaction(database.db, (trx) => setMailFailed(trx, outgoing.id, sentenceOf(error), nextAt));
    return 'kept';
  }
  await inTransaction(database.db, async (trx) => {
    await setMailSent(trx, outgoing.id, realNow);
    await setMailed(trx, written?.tells ?? [], realNow);
  });
  return written ? 'sent' : 'kept';
}

/** What a mail server answered, without what a log must not hold: it may repeat the receiver's address. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .slice(0, 1000)
    .replace(/\S+@\S+/g, '…')
    .slice(0, 300);
}
