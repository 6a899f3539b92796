const NUMBER = /^-?\d+(\.\d+)?$/;
/** What begins a formula, in full width too, as spreadsheets of East Asia read it. */
const BEGINNING = /^\s*[=+\-@\t\r＝＋－＠]/u;
/** The same behind what a spreadsheet with other list separators (German: ;) takes for the end of a cell or row. */
const BEHIND_SEPARATOR = /([;\t\r\n]\s*)(?=["']*[=+\-@＝＋－＠])/gu;

/**
 * Text of a CSV cell that a spreadsheet shows and never runs: an apostrophe goes before what would begin a formula, at its
 * start or where a spreadsheet may begin another cell (OWASP, CSV Injection). A number such as -3.50 stays one.
 */
export function plainText(text: string): string {
  if (NUMBER.test(text)) return text;
  const apart = text.replace(BEHIND_SEPARATOR, "$1'");
  return BEGINNING.test(apart) ? `'${apart}` : apart;
}
