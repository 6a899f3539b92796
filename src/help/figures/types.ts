import type { Policy } from '../../rotations/policy';

/** How an example writes its amounts, in the manner of the company. */
export interface Say {
  /** Minor units as money, e.g. $84,000. */
  money(cents: number): string;
  /** A fraction as percent, e.g. 12% or −3.5%. */
  percent(fraction: number): string;
  /** A plain number with at most three digits after the point. */
  number(value: number): string;
}

/** A figure of the vocabulary: what it is and how it is worked out. */
export interface Figure {
  /** Anchor on the page of figures. */
  id: string;
  label: string;
  what: string;
  unit: string;
  period: string;
  formula: string;
  /** Letters of the formula in words. */
  where?: string;
  /** A paper or book, where the formula comes from one. */
  source?: string;
  /** The formula worked through once with the thresholds and beliefs of a policy. */
  example(policy: Policy, say: Say): string;
}

/** 100,000 of the company currency in minor units: what the examples begin with. */
export const EXAMPLE_CENTS = 10_000_000;
