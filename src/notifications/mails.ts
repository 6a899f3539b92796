import type { Told } from './read';

/** A mail as it is handed over; plain text alone, so that nothing is loaded or hidden in it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same for each attempt, so that mail programs show a mail once that was handed over twice. */
  messageId: string;
}

/** Hands a mail over to a mail server; rejects when it was not taken. */
export type SendMail = (mail: Mail) => Promise<void>;

/** What every mail says about where it comes from. */
export interface MailFrame {
  /** Name of the company; null before there is one. */
  company: string | null;
  /** Address of the product without a slash at the end. */
  publicUrl: string;
  /** Name of who gets it. */
  name: string;
  /** BCP 47: how the company writes numbers. */
  locale: string;
}

type MailText = Pick<Mail, 'subject' | 'text'>;

/** Tells one thing: its sentence and the way to its page. */
export function notificationMail(told: Told, frame: MailFrame): MailText {
  return written(
    told.sentence.replace(/\.$/, ''),
    [told.sentence, link(frame, told.href)],
    frame,
    told.always ? undefined : CHOICE,
  );
}

/** Tells everything of a day, oldest first. */
export function digestMail(told: readonly Told[], frame: MailFrame): MailText {
  const subject = told.length === 1 ? '1 thing since yesterday' : `${told.length} things since yesterday`;
  return written(
    subject,
    told.map((one) => `${one.sentence}\n${link(frame, one.href)}`),
    frame,
    CHOICE,
  );
}

/** The way to a new password. */
export function passwordResetMail(token: string, minutes: number, frame: MailFrame): MailText {
  const lines = [
    'Somebody, most likely you, asked for a new password. Choose it here:',
    link(frame, `/new-password/${token}`),
    `The address works once and for ${minutes} minutes. If it was not you, do nothing: the old password holds.`,
  ];
  return written('Choose a new password', lines, frame);
}

/** The way in for somebody who was added. */
export function invitationMail(token: string, days: number, frame: MailFrame): MailText {
  const lines = [
    `You can use Rotation Planner${frame.company ? ` of ${frame.company}` : ''} from now on. Choose your password here:`,
    link(frame, `/new-password/${token}`),
    `The address works once and for ${days} days; after that, ask for another one under “Forgotten?” at the sign-in.`,
  ];
  return written('Your access to Rotation Planner', lines, frame);
}

const CHOICE = 'Which mails you get is your choice:';

function written(subject: string, parts: string[], frame: MailFrame, choice?: string): MailText {
  const foot = choice ? [`${choice}\n${link(frame, '/notifications/settings')}`] : [];
  const from = `Rotation Planner${frame.company ? ` · ${frame.company}` : ''}`;
  return { subject, text: [`Hello ${frame.name},`, ...parts, ...foot, `-- \n${from}`].join('\n\n') };
}

function link({ publicUrl }: MailFrame, path: string): string {
  return publicUrl + path;
}
