/** Minor units of the four quarters that end at a position. */
export function fourQuarters(levels: readonly number[], position: number): number {
  return levels.slice(position - 3, position + 1).reduce((sum, cents) => sum + cents, 0);
}
