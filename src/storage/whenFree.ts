import { isProductError, ProductError } from '../shared/errors';
import {
  hasWaitedLong,
  isBusyError,
  isCrowdedError,
  isFullError,
  isTooLongError,
  isUnreachableError,
} from './dialect/errors';

const RETRY_DELAYS_MS = [20, 50, 100, 200, 400, 800];

/**
 * Does work that needs the write lock; while another process holds it, the work is tried again for about two seconds
 * without blocking the event loop.
 * @throws ProductError storage.busy (busy) when the lock is still held then, storage.full (busy) when the disk is full; nothing was
 *   changed. storage.unreachable (busy) when the database server is gone; whether a commit went through is not known then
 */
export async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const trouble = storageTrouble(error);
      if (trouble === null) throw error;
      if (trouble.code !== 'storage.busy' || attempt >= RETRY_DELAYS_MS.length || hasWaitedLong(error)) throw trouble;
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAYS_MS[attempt]));
    }
  }
}

/** The error for people of a database that is busy, full or gone, as `whenFree` throws it; null for any other error. */
export function storageTrouble(error: unknown): ProductError | null {
  if (isFullError(error)) return noRoom();
  if (isUnreachableError(error)) return unreachable(isCrowdedError(error));
  if (isTooLongError(error)) return tooLong();
  return isBusyError(error) ? busy() : null;
}

/** True when the database server was gone, whichever way that was told: what was being done can be begun anew. */
export function isUnreachable(error: unknown): boolean {
  return isUnreachableError(error) || (isProductError(error) && error.code === 'storage.unreachable');
}

function busy(): ProductError {
  return new ProductError(
    'busy',
    'storage.busy',
    'The database is busy with a long write, for example an import. Nothing was changed; try again in a moment.',
  );
}

function noRoom(): ProductError {
  const sentence = 'The disk of the database is full. Nothing was changed. Make room there, then try again.';
  return new ProductError('busy', 'storage.full', sentence);
}

function unreachable(crowded: boolean): ProductError {
  const what = crowded ? 'takes no more connections (max_connections)' : 'cannot be reached';
  return new ProductError(
    'busy',
    'storage.unreachable',
    `The database ${what} just now. Look whether what you did is there, and try again in a moment.`,
  );
}

function tooLong(): ProductError {
  return new ProductError(
    'busy',
    'storage.tooLong',
    'The database ended this because it took longer than it allows (statement_timeout). Nothing was changed.',
  );
}
