/**
 * What works with the whole snapshot of a plan: of a large company it is tens of megabytes of text to read, and the rules
 * asked of all its accounts take a second and more. Everything below a plan, agreeing to trades, and the lottery.
 */
const LONG: readonly RegExp[] = [
  /^(\/api\/v1)?\/plans\/[^/]+\/./i,
  /^(\/api\/v1)?\/trades\/[^/]+/i,
  /^\/rotations\/[^/]+\/(consents|lottery|comparison)\b/i,
];

/** Whether a request to a large company may take longer than others can wait for. */
export function takesLong(path: string): boolean {
  return LONG.some((long) => long.test(path));
}
