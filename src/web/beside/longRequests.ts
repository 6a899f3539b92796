/**
 * What of a large company takes a second and more: whatever works with the whole snapshot of a plan, which is tens of
 * megabytes of text (plans, the lottery, what swaps teach), and whatever asks the rules about one account or for
 * another in its place, which need the ledger of all. Agreeing to trades reads the books of a snapshot alone, and is not among them.
 */
const LONG: readonly RegExp[] = [
  /^(\/api\/v1)?\/plans\/[^/]+/i,
  /^\/rotations\/[^/]+\/(lottery|comparison|inclusions)\b/i,
  /^\/trades\/[^/]+\/repair\b/i,
  /^\/outcomes\/learning\b/i,
];

/** Whether a request to a large company may take longer than others can wait for. */
export function takesLong(path: string): boolean {
  return LONG.some((long) => long.test(path));
}
