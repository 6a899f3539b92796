/** Line breaks and tabs inside a cell. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * Control characters, and what Unicode calls ignorable: text direction, zero width, soft hyphens, fillers. Joiners and
 * variation selectors stay, as writing systems and emoji need them.
 */
const INVISIBLE = /(?![\u200c\u200d]|\p{Variation_Selector})[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** Only characters from space to tilde: nothing needs to be done about most cells. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || code < 32) return false;
  }
  return true;
}

/** Accents composed, no-break spaces as spaces: spellings of one text that look alike. */
export function composed(text: string): string {
  return isPlain(text) ? text : text.normalize('NFC').replace(/\u00a0/g, ' ');
}

/**
 * What people see of a text, composed: without characters that are not seen but change how a name looks, how it is
 * compared or what a terminal does with it; line breaks and tabs as one space.
 */
export function visible(text: string): string {
  return isPlain(text) ? text : composed(text).replace(BREAKS, ' ').replace(INVISIBLE, '').trim();
}
