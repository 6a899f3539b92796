/** A part of an explanation: sentences, then a list where there is one. */
export interface Section {
  heading: string;
  sentences: string[];
  items?: string[];
}

/** Reps (by index) about whom the reader may be told; of the others only that they are there. */
export type Visible = (rep: number) => boolean;

/** "1 exchange", "4 exchanges". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}
