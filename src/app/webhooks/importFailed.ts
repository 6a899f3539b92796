import type { Trx } from '../../storage/database';
import { happened } from '../../storage/webhooks/happened';

/** Tells other systems that an import did not succeed. */
export function importFailed(trx: Trx, importId: string, at: string): Promise<void> {
  return happened(trx, { event: 'import.failed', subject: { importId }, path: `/imports/${importId}` }, at);
}
