import type { RepId } from '../../accounts/types';
import { type ChecklistStep, checklist, isOf, OVER_AFTER_DAYS } from '../../handoffs/checklist';
import { addDays, type Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { type HandoffLeg, type HandoffQuery, handoffLegs, handoffMarks } from '../../storage/trades/handoffMarks';

/** An account on its way with its checklist. */
export interface Handoff extends HandoffLeg {
  /** False when nobody hands it over any more. */
  hasGiver: boolean;
  steps: ChecklistStep[];
}

/** Handoffs that are under way or were until lately. */
export async function handoffsOf(db: Db, query: HandoffQuery, today: Day): Promise<Handoff[]> {
  const legs = await handoffLegs(db, { ...query, since: addDays(today, -OVER_AFTER_DAYS) });
  const marks = await handoffMarks(db, [...new Set(legs.map(({ tradeId }) => tradeId))]);
  return legs.map((leg) => {
    const hasGiver = leg.fromRepId !== null && (leg.fromEndDate === null || leg.fromEndDate >= today);
    const steps = checklist({
      effectiveDate: leg.effectiveDate,
      announcedOn: leg.announcedAt.slice(0, 10),
      today,
      hasGiver,
      marks: marks.get(`${leg.tradeId} ${leg.accountId}`) ?? [],
    });
    return { ...leg, hasGiver, steps };
  });
}

/** The open steps of handoffs that a rep has to do, by due day. */
export function openStepsOf(handoffs: readonly Handoff[], repId: RepId): (ChecklistStep & { handoff: Handoff })[] {
  return handoffs
    .flatMap((handoff) => {
      const gives = handoff.hasGiver && handoff.fromRepId === repId;
      const takes = handoff.toRepId === repId;
      return handoff.steps
        .filter((step) => step.done === null && ((gives && isOf(step, 'giver')) || (takes && isOf(step, 'taker'))))
        .map((step) => ({ ...step, handoff }));
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** How many steps there are, are done and are late, and when the next is due. */
export function handoffCounts(handoffs: readonly Handoff[]): {
  steps: number;
  done: number;
  late: number;
  nextOn: Day | null;
} {
  const steps = handoffs.flatMap((handoff) => handoff.steps);
  const open = steps.filter(({ done }) => done === null);
  return {
    steps: steps.length,
    done: steps.length - open.length,
    late: open.filter(({ late }) => late).length,
    nextOn: open.map(({ dueOn }) => dueOn).sort()[0] ?? null,
  };
}
