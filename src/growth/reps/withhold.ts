import type { Block } from '../facts';
import type { RepAnalysis } from '../types';

/** What everybody who sees reps may read of one: how large the book is and how much of it is up for review. */
export type RepBook = Pick<RepAnalysis, 'repId' | 'accounts' | 'candidates' | 'bookT4qCents' | 'bookHeadroomCents'>;

/** A rep's own figures: verdict and reasons, growth of the book, its split into market and rep, protection, quotas. */
export type RepFigures = Omit<RepAnalysis, keyof RepBook>;

/** A rep as one reader sees it; figures null where they are withheld. */
export type ShownRepAnalysis = RepBook & { figures: RepFigures | null };

/** Parts what is said of a rep into book and figures, the latter only where the reader may see them. */
export function shownRep(rep: RepAnalysis, maySeeFigures: boolean): ShownRepAnalysis {
  const { repId, accounts, candidates, bookT4qCents, bookHeadroomCents, ...figures } = rep;
  return { repId, accounts, candidates, bookT4qCents, bookHeadroomCents, figures: maySeeFigures ? figures : null };
}

/** The same block without what it tells of the owner's figures: protection works on, and is not spoken of. */
export function withoutFigures(block: Block): Block {
  if (block.kind === 'protected') return { kind: 'left' };
  return block.kind === 'together' ? { ...block, why: withoutFigures(block.why) } : block;
}
