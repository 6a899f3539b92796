import { canonical } from './canonical';
import type { Dialect } from './dialect';

/** Every dialect by its source name. */
export const dialects: Readonly<Record<string, Dialect>> = { [canonical.source]: canonical };
