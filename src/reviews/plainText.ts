const NUMBER = /^-?\d+(\.\d+)?$/;
/** What begins a formula, in full width too, as spreadsheets of East Asia read it. */
const BEGINNING = /^\s*[=+\-@\t\r＝＋－＠]/u;
/** What a spreadsheet with other list separators (German: ;) takes for the end of a cell or row, as long as it goes on. */
const SEPARATORS = /[;\t\r\n][\s;]*/gu;
/** The same beginning where another cell may begin, behind quotes. */
const BEGINNING_THERE = /["']*[=+\-@＝＋－＠]/uy;

/**
 * Text of a CSV cell that a spreadsheet shows and never runs: an apostrophe goes before what would begin a formula, at its
 * start or where a spreadsheet may begin another cell (OWASP, CSV Injection). A number such as -3.50 stays one.
 */
export function plainText(text: string): string {
  if (NUMBER.test(text)) return text;
  // Each run of separators is looked at once: searching anew from each of them would take minutes for a long text of them.
  const apart = text.replace(SEPARATORS, (run: string, at: number) => {
    BEGINNING_THERE.lastIndex = at + run.length;
    return BEGINNING_THERE.test(text) ? `${run}'` : run;
  });
  return BEGINNING.test(apart) ? `'${apart}` : apart;
}
