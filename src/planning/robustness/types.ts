import type { AccountId } from '../../accounts/types';

/** How a plan's swaps and candidates fare when the beliefs and every fit are a little off. */
export interface Robustness {
  seed: number;
  /** Variations that were planned; all counts are out of these. */
  draws: number;
  /** Variations that were asked for; more than `draws` when it was stopped first. Older answers lack it. */
  asked?: number;
  /** By swap of the plan, and of a small company's list: in how many variations the very same swap was chosen. */
  swaps: { id: string; held: number }[];
  /**
   * By candidate account, the same order as in the input: in how many variations it was traded at all; without any,
   * whether the plan itself trades it (1) or not.
   */
  accounts: { accountId: AccountId; traded: number }[];
  /** How far the variations' plans were from their bounds: mean and worst (bound − worth) / bound. */
  meanGap: number;
  worstGap: number;
}
