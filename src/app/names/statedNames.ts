import type { StatedNames } from '../../imports/mapping/mapping';
import { isProductError } from '../../shared/errors';
import type { Database, Db } from '../../storage/database';
import { called, type NameDecision, nameDecisions, tellingName } from '../../storage/names/merges';
import type { Actor } from '../actor';
import { keepNamesApart, mergeNames } from './decideNames';

/** Every decision on names that holds, as a mapping file states it. */
export async function decidedNames(db: Db): Promise<StatedNames[]> {
  const held = (await nameDecisions(db)).filter(({ state }) => state !== 'undone');
  const stated: StatedNames[] = [];
  for (const { noun, keptId, otherId, state } of held.reverse()) {
    stated.push({
      kept: await tellingName(db, noun, keptId),
      other: await tellingName(db, noun, otherId),
      of: noun === 'account' ? 'accounts' : 'products',
      are: state === 'confirmed' ? 'one' : 'two',
    });
  }
  return stated;
}

/**
 * Takes the decisions on names that a mapping file states and that nobody has taken yet. What a person decided about the
 * two, or took back, is left as it is.
 * @returns how many were taken, and a sentence for each that could not be
 */
export async function decideAsStated(
  database: Database,
  names: readonly StatedNames[],
  actor: Actor,
): Promise<{ decided: number; warnings: string[] }> {
  const before = await nameDecisions(database.db);
  let decided = 0;
  const warnings: string[] = [];
  for (const stated of names) {
    const because = await decide(database, stated, before, actor).catch((error) => {
      if (!isProductError(error)) throw error;
      return error.message;
    });
    if (because === null) decided++;
    else if (because !== KNOWN) warnings.push(`${sentenceOf(stated)} was not followed: ${because}`);
  }
  return { decided, warnings };
}

/** What a preview says of decisions on names that its commit will take. */
export const toDecideSentence = (names: readonly StatedNames[]): string =>
  `The mapping file states ${names.length} ${names.length === 1 ? 'decision' : 'decisions'} on names; those that nobody has taken yet are taken with the commit.`;

/** How many decisions of a mapping file were taken, in words. */
export const decidedSentence = (decided: number): string =>
  `${decided} ${decided === 1 ? 'decision' : 'decisions'} on names of the mapping file ${decided === 1 ? 'was' : 'were'} taken.`;

const KNOWN = 'it holds already';

/** @returns null when it was taken, else why not */
async function decide(
  database: Database,
  { kept, other, of, are }: StatedNames,
  before: readonly NameDecision[],
  actor: Actor,
): Promise<string | null> {
  const noun = of === 'accounts' ? 'account' : 'category';
  const [keeps, others] = [await called(database.db, noun, kept), await called(database.db, noun, other)];
  for (const [text, found] of [[kept, keeps] as const, [other, others] as const]) {
    if (found.length === 0) return `there is no "${text}".`;
    if (found.length > 1) return `${found.length} ${of} are called "${text}"; write the id of the one that is meant.`;
  }
  const [keptId, otherId] = [keeps[0].id, others[0].id];
  const pair = [keptId, otherId].sort().join();
  const last = before.find((one) => one.noun === noun && [one.keptId, one.otherId].sort().join() === pair);
  if (last) {
    const holds = last.state === (are === 'one' ? 'confirmed' : 'refused') && (are === 'two' || last.keptId === keptId);
    if (holds) return KNOWN;
    const what = { confirmed: 'made them one', refused: 'keeps them apart', undone: 'was taken back' }[last.state];
    return `a decision of ${last.at.slice(0, 10)} ${what}. Change it under Names that may be one, or take this out of the file.`;
  }
  await (are === 'one' ? mergeNames : keepNamesApart)(database, { noun, keptId, otherId, score: null }, actor);
  return null;
}

const sentenceOf = ({ kept, other, are }: StatedNames): string =>
  `The mapping file's word that ${other} and ${kept} ${are === 'one' ? 'are one' : 'are two'}`;
