import { type DeliveryRun, deliverNext } from '../app/webhooks/deliver';
import type { Database } from '../storage/database';

export interface CourierOptions extends DeliveryRun {
  /** Rest after nothing was due. */
  pollMs?: number;
  /** Deliveries under way at once: a slow receiver must not hold up the others. */
  lanes?: number;
  log(line: string): void;
}

/** Sends what other systems are to be told, beside the queue of long work, until `stop` is called. */
export function startCourier(database: Database, options: CourierOptions): { stop(): Promise<void> } {
  let stopping = false;
  const wake = new Set<() => void>();
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, options.pollMs ?? 2000);
      function done(): void {
        clearTimeout(timer);
        wake.delete(done);
        resolve();
      }
      wake.add(done);
    });
  const lane = async (): Promise<void> => {
    while (!stopping) {
      const sent = await deliverNext(database, options).catch((error) => {
        options.log(`Webhooks: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      });
      if (!sent && !stopping) await rest();
    }
  };
  const lanes = Array.from({ length: options.lanes ?? 4 }, lane);
  return {
    async stop() {
      stopping = true;
      for (const done of [...wake]) done();
      await Promise.all(lanes);
    },
  };
}
