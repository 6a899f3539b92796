/** A manager whom somebody stands in for on a day. */
export interface Absent {
  userId: string;
  name: string;
  /** The manager's rep: whose line it is. */
  repId: number;
}
