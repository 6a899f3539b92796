import { WORK_HERE_UP_TO } from '../app/outcomes/longWork';
import type { OpenOptions } from '../storage/database';

/**
 * How a web process opens the database. It does not wait for a lock: a blocked event loop answers nobody, and while an import
 * commits for seconds every change that is tried would block it anew. It tries again without blocking, then says it is busy.
 */
export const WEB_DATABASE: OpenOptions = { busyTimeoutMs: 2, workHereUpTo: WORK_HERE_UP_TO };
