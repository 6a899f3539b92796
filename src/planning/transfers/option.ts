/** One choice: a parcel to a taker. `value` decides; whole minor units. */
export interface Option {
  parcel: number;
  taker: number;
  giver: number;
  t4q: number;
  accounts: number;
  value: number;
}

/** What is left of every rep, by index: T4Q and accounts that may be taken, T4Q that may be given; Infinity = no limit. */
export interface Room {
  t4q: number[];
  accounts: number[];
  give: number[];
}
