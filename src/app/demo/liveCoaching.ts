import type { CoachingEvent } from '../../coaching/types';
import type { PastCoaching } from '../../demo/pastCoaching';
import type { Day } from '../../shared/calendar';
import { loadReps } from '../../storage/accounts/accounts';
import { openPlanOf } from '../../storage/coaching/plans';
import type { Database } from '../../storage/database';
import { changePlan } from '../coaching/changePlan';
import { openPlan } from '../coaching/openPlan';
import type { DemoActors } from './demoCast';

/** Something that happened to a coaching plan on a day. */
interface Happening {
  on: Day;
  happen: (plan: { id: string; stepIds: number[] }) => CoachingEvent;
}

/** The coaching of the demo company on its way through time. */
export type CoachingLife = Awaited<ReturnType<typeof coachingLife>>;

/**
 * Lives the coaching of the demo company through the ordinary use cases.
 * @returns `open` opens the plans of a day on the analysis as it is; `until` lets everything before a day happen, day by day
 */
export async function coachingLife(database: Database, coaching: readonly PastCoaching[], actors: DemoActors) {
  const reps = new Map((await loadReps(database.db)).map((rep) => [rep.externalId, rep.id]));
  const lives = coaching.map((plan) => ({ plan, repId: reps.get(plan.repId)!, id: '', waiting: happeningsOf(plan) }));

  async function open(from: Day, to: Day): Promise<void> {
    for (const life of lives.filter(({ plan }) => plan.openedOn >= from && plan.openedOn < to)) {
      const { plan, repId } = life;
      const asked = {
        repId,
        goal: { ...plan.goal, reviewDate: plan.reviewDate },
        startDate: plan.startDate,
        accounts: 'book' as const,
        reason: plan.reason,
        steps: plan.steps.map(({ words, due }) => ({ words, due })),
      };
      life.id = (await openPlan(database, asked, actors.managerOfRep(repId, plan.openedOn))).id;
    }
  }

  async function until(day: Day): Promise<void> {
    const due = () => lives.filter(({ id, waiting }) => id !== '' && waiting.length > 0 && waiting[0].on < day);
    for (let open = due(); open.length > 0; open = due()) {
      const life = open.reduce((first, other) => (other.waiting[0].on < first.waiting[0].on ? other : first));
      const { on, happen } = life.waiting.shift()!;
      const stepIds = ((await openPlanOf(database.db, life.repId))?.steps ?? []).map((step) => step.id);
      await changePlan(database, life.id, happen({ id: life.id, stepIds }), actors.managerOfRep(life.repId, on));
    }
  }
  return { open, until };
}

function happeningsOf({ steps, notes, end }: PastCoaching): Happening[] {
  const all: Happening[] = [
    ...steps.flatMap(({ doneOn }, at): Happening[] =>
      doneOn === null ? [] : [{ on: doneOn, happen: ({ stepIds }) => ({ kind: 'stepDone', step: stepIds[at] }) }],
    ),
    ...notes.map(
      ({ words, audience, on }): Happening => ({ on, happen: () => ({ kind: 'noteAdded', words, audience }) }),
    ),
  ];
  if (end) {
    const { on, result, reason } = end;
    all.push({ on, happen: () => ({ kind: 'ended', result, reason }) });
  }
  return all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
