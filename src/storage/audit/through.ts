import { AsyncLocalStorage } from 'node:async_hooks';

/** The API token through which something is done; its secret is nowhere in it. */
export interface Through {
  id: string;
  name: string;
}

const through = new AsyncLocalStorage<Through | null>();

/**
 * Does work through a token: every audit event that is written on the way names it, and every job that is asked for
 * carries it on. It goes beside the calls, not through them: no use case has to hand it on, so none can forget to.
 */
export function actingThrough<T>(token: Through | null, work: () => T): T {
  return through.run(token && { id: token.id, name: token.name }, work);
}

/** The token of the work at hand; null when it came by a page, a command or the clock. */
export function tokenInUse(): Through | null {
  return through.getStore() ?? null;
}
