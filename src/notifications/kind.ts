import type { z } from 'zod';

/** How a user is told besides the list in the product: by a mail at once, in one mail a day, or by none. */
export const DELIVERIES = ['atOnce', 'daily', 'none'] as const;

export type Delivery = (typeof DELIVERIES)[number];

/** One kind of thing that users are told. */
export interface NotificationKind<About = unknown> {
  /** What the page of settings calls it, in the words of who gets it: 'My consent is asked for'. */
  label: string;
  /** Whose page of settings offers it. */
  for: 'everybody' | 'managers' | 'reps';
  /** How it is sent to who has chosen nothing. */
  normally: Delivery;
  /** Mailed at once whatever somebody has chosen, also when it was read: about the safety of their own sign-in. */
  always?: boolean;
  /**
   * What is stored about it: ids and numbers that lead to the page. It stands in mails, so it never holds names of
   * customers or money.
   */
  about: z.ZodType<About>;
  /** One sentence, ending with a full stop; thousands apart as in 1,204, which its reader sees in the company's manner. */
  sentence(about: About): string;
  /** Path of the page where the reader sees or does it; that page decides again what they may see. */
  href(about: About): string;
}

/** Keeps the type of a kind's facts while it is written down. */
export function kind<About>(definition: NotificationKind<About>): NotificationKind<About> {
  return definition;
}

/** A count with its thousands apart: '1,204'. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
