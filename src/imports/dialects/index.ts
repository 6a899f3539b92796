import { anyTable } from './anyTable';
import type { Dialect } from './dialect';
import { dynamics } from './dynamics';
import { hubspot } from './hubspot';
import { salesforce } from './salesforce';

/** Every dialect beside the canonical folder; where two know a file equally well, the earlier one has it. */
export const dialects: readonly Dialect[] = [salesforce, hubspot, dynamics, anyTable];

/** A dialect by its source; null when there is none. */
export function dialectOf(source: string): Dialect | null {
  return dialects.find((dialect) => dialect.source === source) ?? null;
}
