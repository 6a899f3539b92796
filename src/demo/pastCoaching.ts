import type { GoalMeasure, Result } from '../coaching/types';
import type { Day } from '../shared/calendar';

/** A coaching plan that the company had or has, as people lived it. */
export interface PastCoaching {
  repId: string;
  openedOn: Day;
  startDate: Day;
  reviewDate: Day;
  goal: { words: string; measure: GoalMeasure; target: number };
  reason: string;
  steps: { words: string; due: Day; doneOn: Day | null }[];
  notes: { words: string; audience: 'everyone' | 'line'; on: Day }[];
  end: { on: Day; result: Result; reason: string } | null;
  /** Logarithmic growth a year by which the book lagged before, on top of what the rep adds anyway. */
  lagBefore: number;
  /** What coaching truly added from its first quarter on: with it = without it × (1 + share), position by position. */
  shares: number[];
}
