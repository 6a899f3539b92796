import type { Day } from '../shared/calendar';

/** One change of an account's owner as a history tells it; reps by our reference, null = somebody whom nothing else names. */
export interface OwnerChange {
  /** The moment as the file writes it: rows of one change share it. */
  at: string;
  day: Day;
  before: number | null;
  after: number | null;
  /** The row tells ids; a history often has a second row for the same change, with names. */
  byId: boolean;
}

/** A time of one owner; `to` is the day after the last, null = still. */
export interface OwnerSpell {
  rep: number;
  from: Day;
  to: Day | null;
}

/** What else is known of the account whose history is read. */
export interface AccountKnown {
  /** First day from which the owner before the first change may count; null = not known, then nothing is said about that time. */
  since: Day | null;
  /** Owner whom the list of accounts names; null = it names none. */
  present: number | null;
  /** What earlier imports wrote, by first day. */
  spells: readonly OwnerSpell[];
}

/**
 * The owners of one account from the changes in its history. Several changes of one day become one, with the last owner
 * of that day. Before the first change the account belongs to the old owner of it, since `known.since`; spells that are
 * known already and lead up to that owner are kept instead, as a history may begin late. A rep whom nothing names leaves a gap.
 * @param changes of one account, at least one, in any order
 * @returns spells by first day without overlaps; null when the history ends with another owner than the present one
 */
export function spellsFromHistory(changes: readonly OwnerChange[], known: AccountKnown): OwnerSpell[] | null {
  const steps = stepsByDay(changes);
  const last = steps[steps.length - 1];
  if (known.present !== null && last.after !== null && last.after !== known.present) return null;
  // A rep who was renamed since is not found by the old name; who owns the account now is.
  const owners = steps.map(({ after }, i) => (i === steps.length - 1 ? (after ?? known.present) : after));
  const spells = spellsBefore(steps[0], known);
  steps.forEach(({ day }, i) => {
    const [rep, to] = [owners[i], steps[i + 1]?.day ?? null];
    const previous = spells.at(-1);
    if (rep === null) return;
    if (previous?.rep === rep && previous.to === day) previous.to = to;
    else spells.push({ rep, from: day, to });
  });
  return spells;
}

type Step = Pick<OwnerChange, 'day' | 'before' | 'after'>;

/** One step a day, by day. */
function stepsByDay(changes: readonly OwnerChange[]): Step[] {
  const days = new Map<Day, OwnerChange[]>();
  for (const change of withIds(changes)) days.set(change.day, [...(days.get(change.day) ?? []), change]);
  return [...days.keys()].sort().map((day) => {
    const ofDay = days.get(day)!.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
    // Days without times, or with times that do not sort as text: the chain tells which change came first.
    const starts = ofDay.filter(({ before }) => !ofDay.some(({ after }) => after === before));
    const ends = ofDay.filter(({ after }) => !ofDay.some(({ before }) => before === after));
    const first = starts.length === 1 ? starts[0] : ofDay[0];
    const final = ends.length === 1 ? ends[0] : ofDay[ofDay.length - 1];
    return { day, before: first.before, after: final.after };
  });
}

/** Of the rows of one moment those with ids, where there are any: two reps can share a name. */
function withIds(changes: readonly OwnerChange[]): OwnerChange[] {
  const told = new Set(changes.filter(({ byId }) => byId).map(({ at }) => at));
  return changes.filter(({ at, byId }) => byId || !told.has(at));
}

function spellsBefore({ day, before }: Step, { since, spells }: AccountKnown): OwnerSpell[] {
  const earlier = spells
    .filter(({ from }) => from < day)
    .map((spell) => ({ ...spell, to: spell.to === null || spell.to > day ? day : spell.to }));
  const leadsUp = earlier.at(-1);
  if (leadsUp && leadsUp.to === day && leadsUp.rep === before) return earlier;
  return before !== null && since !== null && since < day ? [{ rep: before, from: since, to: day }] : [];
}
