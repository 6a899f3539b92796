import { problemOf } from '../problem/problem';
import type { PlanningInput } from '../types';

/** The changed input with every move worth what it is worth in the first: f̄ rests on the rows and rules of the first. */
export function withWorthsOf(first: PlanningInput, changed: PlanningInput): PlanningInput {
  return { ...changed, averageFit: problemOf(first).averageFit };
}
