import { addDays, type Day, firstDayOfMonth, monthFromIndex, monthIndex, monthOf } from '../shared/calendar';
import type { Random } from '../shared/random';
import type { Sketch } from './sketches';
import { type DemoRep, LEAVER_GONE_FROM, NEW_HIRE_FROM } from './team';
import type { Timeline } from './timeline';
import type { AssignmentRow } from './types';
import { QUARTERS } from './world';

/** One account's owners before any swap: half-open spells, earliest first. */
export interface Spell {
  rep: DemoRep;
  from: Day;
  to: Day | null;
}

/** Share of the ordinary accounts that changed owner once within the sixteen quarters, without a swap. */
const CHANGED_HANDS = 0.13;

/** Who owned each account when: long tenures, some earlier changes, the leaver's spells ended, the new hire's new. */
export function makeSpells(
  random: Random,
  sketches: readonly Sketch[],
  reps: readonly DemoRep[],
  timeline: Timeline,
): Map<string, Spell[]> {
  return new Map(
    sketches.map((sketch) => {
      const { rep } = sketch;
      const colleagues = reps.filter((r) => r !== rep && r.team === rep.team && r.story === 'ordinary');
      const former = random.pick(colleagues);
      const changes = random.next() < CHANGED_HANDS && sketch.firstQuarter === 0 && sketch.parentId === '';
      const month = monthIndex(monthOf(timeline.start(1))) + random.below((QUARTERS - 2) * 3);
      const changed = firstDayOfMonth(monthFromIndex(month));
      const start = firstOrderOrEarlier(random, sketch, timeline);
      const joined = firstDayOfMonth(monthFromIndex(monthIndex(monthOf(timeline.start(NEW_HIRE_FROM))) + 1));
      const gone = rep.story === 'leaver' ? timeline.start(LEAVER_GONE_FROM) : null;

      if (rep.story === 'newHire') return [sketch.id, startingWith(former, rep, start, joined)];
      if (!changes || (gone !== null && changed >= gone)) return [sketch.id, [owned(rep, start, gone)]];
      return [sketch.id, [owned(former, start, changed), owned(rep, changed, gone)]];
    }),
  );
}

function startingWith(former: DemoRep, rep: DemoRep, start: Day, joined: Day): Spell[] {
  if (start >= joined) return [owned(rep, start, null)];
  return [owned(former, start, joined), owned(rep, joined, null)];
}

/** A spell that never begins before the rep was hired. */
function owned(rep: DemoRep, from: Day, to: Day | null): Spell {
  return { rep, from: from < rep.row.hire_date ? rep.row.hire_date : from, to };
}

function firstOrderOrEarlier(random: Random, sketch: Sketch, timeline: Timeline): Day {
  const months = sketch.firstQuarter > 0 ? 0 : random.below(96);
  const first = monthIndex(monthOf(timeline.start(sketch.firstQuarter)));
  return firstDayOfMonth(monthFromIndex(first - months));
}

/** The owner on a day, or null. */
export function ownerOn(spells: readonly Spell[], day: Day): DemoRep | null {
  return spells.find((s) => s.from <= day && (s.to === null || day < s.to))?.rep ?? null;
}

/** Rows of assignments.csv, with a specialist from the team beside the owner of a few large accounts. */
export function assignmentRows(
  random: Random,
  sketches: readonly Sketch[],
  spells: ReadonlyMap<string, Spell[]>,
  reps: readonly DemoRep[],
  timeline: Timeline,
): AssignmentRow[] {
  const rows = sketches.flatMap((sketch) =>
    spells.get(sketch.id)!.map(
      (s): AssignmentRow => ({
        account_id: sketch.id,
        rep_id: s.rep.id,
        start_date: s.from,
        end_date: s.to === null ? '' : addDays(s.to, -1),
        role: 'owner',
      }),
    ),
  );
  const largest = [...sketches].sort((a, b) => b.yearlyCents - a.yearlyCents).slice(0, 60);
  for (const sketch of random.shuffle(largest).slice(0, 24)) {
    const specialists = reps.filter((r) => r.team === sketch.rep.team && r !== sketch.rep && r.story === 'ordinary');
    rows.push({
      account_id: sketch.id,
      rep_id: random.pick(specialists).id,
      start_date: timeline.start(Math.max(sketch.firstQuarter, 4)),
      end_date: '',
      role: random.next() < 0.6 ? 'overlay' : 'inside',
    });
  }
  return rows;
}
