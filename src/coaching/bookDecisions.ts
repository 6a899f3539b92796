import type { RepId } from '../accounts/types';
import type { RepVerdict } from '../growth/types';

/** What a person decides about a book in a rotation: coaching, exchanges, or neither. */
export const BOOK_DECISIONS = ['train', 'trade', 'leave'] as const;

export type Decision = (typeof BOOK_DECISIONS)[number];

export interface BookDecision {
  repId: RepId;
  decision: Decision;
  /** What the figures suggested then; null = not known. */
  suggested: RepVerdict | null;
  reason: string;
  /** The exclusion that keeps the whole book out of the rotation; null = it takes part. */
  exclusionId: string | null;
  /** UTC instant. */
  at: string;
  byName: string;
}

/** Whether a decision goes another way than the figures suggested; the market is a reason to leave a book alone. */
export function overrides({ decision, suggested }: Pick<BookDecision, 'decision' | 'suggested'>): boolean {
  if (suggested === null) return false;
  return decision !== (suggested === 'market' ? 'leave' : suggested);
}
