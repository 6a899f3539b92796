import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from './app';
import { expectBody } from './middleware/slowBody';
import type { Services } from './services';

export interface RunningServer {
  /** Where it listens; the port asked for, or the one that was free when 0 was asked for. */
  port: number;
  /** Stops taking requests and waits for those under way, at most ten seconds. The database stays open. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 10_000;

/** For the whole of a request: an upload of the largest size over a slow line. Headers have a minute, as Node sets it. */
const REQUEST_WITHIN_MS = 3_600_000;

/**
 * How long requests are still taken once it is stopping: those that have arrived and were not read yet would find their
 * connection closed, and who asks /ready hears of it.
 */
const LAST_CALL_MS = 300;

/** For the body of a request that is no upload. */
const BODY_WITHIN_MS = 60_000;

/** Serves the application on config.host and config.port. Rejects when the port is taken. */
export async function startServer(services: Services, bodyWithinMs = BODY_WITHIN_MS): Promise<RunningServer> {
  const app = createApp(services);
  const server = createServer((req, res) => {
    expectBody(req, bodyWithinMs);
    if (app.locals.stopping) res.setHeader('Connection', 'close');
    app(req, res);
  });
  server.requestTimeout = REQUEST_WITHIN_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(services.config.port, services.config.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      app.locals.stopping = true;
      await pause(LAST_CALL_MS);
      await stop(server);
    },
  };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A browser keeps its connection after the answer: it is closed as soon as nothing is under way on it.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
