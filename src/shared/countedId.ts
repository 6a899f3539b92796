/** Ids that the database counts up fit into four bytes on every dialect. */
const LARGEST = 2 ** 31 - 1;

/**
 * The id in a text as somebody outside wrote it; 0, which no record has, for anything that is no whole number from 1 on in
 * plain digits ('1e3', ' 7', '-1', '0x1' and what is too large included).
 */
export function countedId(text: unknown): number {
  if (typeof text !== 'string' || !/^[1-9]\d{0,9}$/.test(text)) return 0;
  const id = Number(text);
  return id <= LARGEST ? id : 0;
}
