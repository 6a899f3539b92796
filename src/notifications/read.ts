import { inManner } from '../shared/wording';
import { kindNamed } from './kinds/index';

/** A notification as a person reads it. */
export interface Told {
  sentence: string;
  /** Path below the product's address. */
  href: string;
  /** Mailed whatever its reader has chosen, and read or not. */
  always: boolean;
}

/**
 * Makes a sentence and an address of what was stored.
 * @param locale of the company, in which the sentence writes its numbers
 * @returns null when the kind is not known here or its facts are not those of the kind; then nothing is shown
 */
export function tell(kindName: string, about: unknown, locale: string): Told | null {
  const kind = kindNamed(kindName);
  const facts = kind?.about.safeParse(about);
  if (!kind || !facts?.success) return null;
  return {
    sentence: inManner(kind.sentence(facts.data), locale),
    href: kind.href(facts.data),
    always: kind.always === true,
  };
}
