import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { mailServer } from '../../src/jobs/mailServer';

export interface Inbox {
  url: string;
  /** Mails as they arrived, headers and text, soft line breaks undone. */
  mails: { to: string; raw: string }[];
  /** Answers of the server to the next mails instead of taking them. */
  refuse(times: number): void;
  close(): Promise<void>;
}

/** A real mail server that keeps what it gets; it wants a name and a password. */
export async function openInbox(): Promise<Inbox> {
  const mails: Inbox['mails'] = [];
  let refusals = 0;
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'planner' && password === 'pa:ss' ? done(null, { user: username }) : done(new Error('No')),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1;
          return done(Object.assign(new Error('451 greylisted rep@example.com'), { responseCode: 451 }));
        }
        const raw = text
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(','), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://planner:pa%3Ass@127.0.0.1:${port}`,
    mails,
    refuse: (times) => {
      refusals = times;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A way to send to an inbox, as the worker has it. */
export function postTo(inbox: Inbox): {
  send: ReturnType<typeof mailServer>['send'];
  publicUrl: string;
  close(): void;
} {
  const { send, close } = mailServer({ url: inbox.url, from: 'Planner <planner@example.com>' });
  return { send, publicUrl: 'https://planner.example.com', close };
}
