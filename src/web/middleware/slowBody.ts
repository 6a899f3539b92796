import type { IncomingMessage } from 'node:http';

const waiting = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Ends the connection of a request whose body has not come after a time: thousands that send a byte now and then would keep
 * everybody else out. A request that takes long for a good reason says so with `mayTakeLong`.
 */
export function expectBody(req: IncomingMessage, withinMs: number): void {
  if (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined) return;
  waiting.set(req, setTimeout(() => req.socket.destroy(), withinMs).unref());
  req.once('end', () => mayTakeLong(req)).once('close', () => mayTakeLong(req));
}

/** Lets a request take its time: an upload of somebody who may make it. */
export function mayTakeLong(req: IncomingMessage): void {
  clearTimeout(waiting.get(req));
}
