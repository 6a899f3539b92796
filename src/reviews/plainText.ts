/**
 * Text that a spreadsheet shows and never runs: an apostrophe goes before what would begin a formula. For text cells
 * only; a number such as -3.50 is written as it is.
 */
export function plainText(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
