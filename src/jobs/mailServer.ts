import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config/outside';
import type { SendMail } from '../notifications/mails';

/** How long a mail server may keep silent. */
const SILENCE_MS = 30_000;

/**
 * Hands mails over to a mail server by SMTP. With smtp:// the connection is encrypted as soon as the server offers it.
 * `close` ends the connections.
 */
export function mailServer({ url, from }: MailConfig): { send: SendMail; close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      // Programs that answer by themselves (out of office) leave mails alone that say so.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({ from, ...mail, headers });
    },
    close: () => transport.close(),
  };
}
