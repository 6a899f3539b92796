import type { AlikeNames } from './alikeNames';

/** How many proposals a preview spells out. */
const SPELLED_OUT = 10;

/** The proposal to look at names that may stand for one, as a sentence; none without such names. @param noun plural */
export function alikeSentence(noun: string, found: readonly AlikeNames[]): string[] {
  if (found.length === 0) return [];
  const list = found
    .slice(0, SPELLED_OUT)
    .map(({ names: [a, b], score }) => (a === b ? `${a}, twice` : `${a} and ${b} (${score} of 100)`));
  const more = found.length > SPELLED_OUT ? ' and others' : '';
  const pairs = found.length === 1 ? '1 pair of' : `${found.length.toLocaleString('en-US')} pairs of`;
  return [
    `${pairs} ${noun} may stand for one, by likeness of name: ${list.join('; ')}${more}. Nothing was merged; whether they are one is decided after the commit, under Import, Names that may be one.`,
  ];
}
