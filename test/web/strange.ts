/** Ways of writing that no page of a locale has. */
export const STRANGE: Record<string, RegExp> = {
  'de-DE':
    /\b[1-9]\d{0,2},\d{3}(?![\d%])|\d\.\d{1,2} ?%|\$\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}|\d [AP]M\b/,
  'fr-FR':
    /\b[1-9]\d{0,2}[.,]\d{3}(?![\d%])|\d\.\d{1,2} ?%|\$\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}|\d [AP]M\b|\d\d\.\d\d\.\d{4}/,
  'en-US':
    /\b[1-9]\d{0,2}\.\d{3}(?![\d%])|\d,\d{1,2}(?!\d)|\d \$(?!\d)|\b\d{1,2}\. ?(?:Jan|Feb|März|Apr|Mai|Jun)|\b\d{2}\.\d{2}\.\d{4}|\b\d{1,2} (?:Jan|Feb|Mar|Apr) \d{4}/,
  'en-GB':
    /\b[1-9]\d{0,2}\.\d{3}(?![\d%])|\d,\d{1,2}(?!\d)|\d \$(?!\d)|\b(?:Jan|Feb|Mar|Apr)[a-z]* \d{1,2}, \d{4}|\d [AP]M\b/,
};
