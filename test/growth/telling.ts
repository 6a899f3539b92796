import type { Block, RepFact } from '../../src/growth/facts';
import type { AccountAnalysis, RepAnalysis } from '../../src/growth/types';
import { accountWords } from '../../src/growth/words/accountWords';
import { blockWords } from '../../src/growth/words/blockWords';
import { repWords } from '../../src/growth/words/repWords';

const MANNER = { currency: 'USD', locale: 'en-US' };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Why an account stands where it stands, as people read it, with plain spaces. */
export const reasonsOf = ({ reasons }: Pick<AccountAnalysis, 'reasons'>): string[] =>
  reasons.map((fact) => plain(accountWords(fact, MANNER)));

/** Why policy keeps an account, as people read it. */
export const blocksOf = ({ notCandidateBecause }: { notCandidateBecause: Block[] }): string[] =>
  notCandidateBecause.map((block) => plain(blockWords(block, MANNER)));

/** What is said of a rep, as people read it. */
export const saidOf = ({ reasons }: Pick<RepAnalysis, 'reasons'> | { reasons: RepFact[] }): string[] =>
  reasons.map((fact) => plain(repWords(fact, MANNER)));
