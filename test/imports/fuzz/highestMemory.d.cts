/** Highest memory of this process. */
export function highestMB(): number;
