import { ProductError } from '../../shared/errors';

/**
 * Steps that end something are written down with a reason.
 * @throws ProductError trade.reasonMissing
 */
export function requireReason(reason: string): void {
  if (reason.trim().length >= 3) return;
  throw new ProductError(
    'invalid',
    'trade.reasonMissing',
    'Give a reason of at least three letters; others will read it.',
  );
}
