import { alikeNames } from '../../imports/alikeNames';
import type { Database, Db } from '../../storage/database';
import { type NameDecision, type Noun, nameDecisions } from '../../storage/names/merges';
import { type NameFacts, nameFacts, namesOf } from '../../storage/names/nameFacts';

/** Two names that may stand for one, the one with more revenue first. */
export interface Proposal {
  noun: Noun;
  /** Likeness of the names, from 0 to 100. */
  score: number;
  names: [NameFacts, NameFacts];
}

/** Proposals told at most; the others follow once some are decided. */
const MOST = 50;

export interface NamesToDecide {
  proposals: Proposal[];
  /** How many there are in all. */
  total: number;
  decided: NameDecision[];
}

/**
 * The names that may stand for one and were not decided yet, the likeliest first, and the decisions so far.
 * @param today the day whose owners are told
 */
export async function namesToDecide({ db }: Database, today: string): Promise<NamesToDecide> {
  const decided = await nameDecisions(db);
  const settled = new Set(decided.filter(({ state }) => state !== 'undone').map(pairOf));
  const proposals: Proposal[] = [];
  let total = 0;
  for (const noun of ['account', 'category'] as const) {
    const found = (await pairs(db, noun)).filter(
      ({ ids: [a, b] }) => !settled.has(pairOf({ noun, keptId: a, otherId: b })),
    );
    total += found.length;
    const some = found.slice(0, MOST);
    const facts = await nameFacts(
      db,
      noun,
      some.flatMap(({ ids }) => ids),
      today,
    );
    for (const { ids, score } of some) {
      const [a, b] = ids.map((id) => facts.get(id)!);
      proposals.push({ noun, score, names: b.revenueCents > a.revenueCents ? [b, a] : [a, b] });
    }
  }
  return { proposals: proposals.sort((a, b) => b.score - a.score).slice(0, MOST), total, decided };
}

const pairOf = ({ noun, keptId, otherId }: Pick<NameDecision, 'noun' | 'keptId' | 'otherId'>): string =>
  `${noun} ${Math.min(keptId, otherId)} ${Math.max(keptId, otherId)}`;

/** Alike names by their ids; several of one name are told apart by taking them in turn. */
async function pairs(db: Db, noun: Noun): Promise<{ ids: [number, number]; score: number }[]> {
  const names = await namesOf(db, noun);
  const idsOf = new Map<string, number[]>();
  for (const { id, name } of names) idsOf.set(name, [...(idsOf.get(name) ?? []), id]);
  const turns = new Map<string, number>();
  return alikeNames(names.map(({ name }) => ({ name, fresh: true }))).map(({ names: [a, b], score }) => {
    const first = idsOf.get(a)![0];
    const turn = a === b ? (turns.get(a) ?? 0) + 1 : 0;
    turns.set(a, turn);
    return { ids: [first, idsOf.get(b)![turn]], score };
  });
}
