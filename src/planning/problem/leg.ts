/** One unit going to one rep; both by index. */
export interface Leg {
  unit: number;
  to: number;
}
