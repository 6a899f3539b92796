import { addDays, type Day, lastDayOfQuarter } from '../shared/calendar';
import { seededRandom } from '../shared/random';
import { accountRows } from './accountRows';
import { pastCoaching, plantCoaching } from './coaching';
import { contactRows } from './contacts';
import { dealRows } from './deals';
import { joinGroups } from './groups';
import { quarterLevels } from './levels';
import { assignmentRows, makeSpells, ownerOn } from './ownership';
import { plantEffects } from './plantedEffects';
import { makePotentials } from './potentials';
import { quotaRows } from './quotas';
import { revenueRows, type SellerOn } from './revenueRows';
import { sketchAccounts } from './sketches';
import { type DemoRep, makeStaff } from './team';
import { pastRounds, type Timeline, timelineFor } from './timeline';
import type { AbsenceRow, DemoCompany, PastRotation, PlantedEffect } from './types';
import { demoUsers } from './users';

/**
 * Makes the demo company: 24 reps in three teams, 900 accounts, sixteen calendar quarters of revenue that end at the
 * last complete quarter before `today`, and three coaching plans. All of it is made up. The same seed, day and past swaps give the same company to
 * the byte; another day moves the same company along the calendar.
 * @param past rounds that the company has lived through, oldest first: their swaps have known effects, and what was
 *   booked before them does not depend on them
 */
export function makeDemoCompany(today: Day, past: readonly PastRotation[] = [], seed = 2024): DemoCompany {
  const random = seededRandom(seed);
  const timeline = timelineFor(today);
  const staff = makeStaff(random.fork('staff'), timeline);
  const sketches = sketchAccounts(random.fork('accounts'), staff.reps);
  joinGroups(random.fork('groups'), sketches);
  const spells = makeSpells(random.fork('ownership'), sketches, staff.reps, timeline);
  const levels = quarterLevels(random.fork('levels'), sketches, timeline.first);
  const potentials = makePotentials(random.fork('potentials'), sketches, levels);

  const coaching = pastCoaching(timeline);
  const repOf = new Map(sketches.map((sketch) => [sketch.id, sketch.rep.id]));
  plantCoaching(coaching, levels, (accountId) => repOf.get(accountId)!, timeline);

  const rounds = pastRounds(today);
  const plantedEffects: PlantedEffect[] = [];
  const swapped = new Map<string, { from: Day; repId: string }>();
  for (const rotation of past) {
    const round = rounds.find(({ name }) => name === rotation.name)!;
    plantedEffects.push(...plantEffects(random.fork(`effects ${round.effective}`), round, rotation, levels, timeline));
    for (const leg of rotation.swaps.flatMap((swap) => swap.legs)) {
      swapped.set(leg.accountId, { from: rotation.effectiveDate, repId: leg.toRepId });
    }
  }

  const sellerOn: SellerOn = (accountId, day) => {
    const swap = swapped.get(accountId);
    return swap !== undefined && day >= swap.from ? swap.repId : (ownerOn(spells.get(accountId)!, day)?.id ?? '');
  };
  const revenue = revenueRows(random.fork('revenue'), sketches, levels, sellerOn, timeline);
  return {
    name: 'Harbour & Pine Supply (demo)',
    currency: 'USD',
    locale: 'en-US',
    seed,
    reps: [staff.leader, ...staff.managers, ...staff.reps.map((rep) => rep.row)],
    accounts: accountRows(random.fork('attributes'), sketches, potentials, timeline),
    assignments: assignmentRows(random.fork('overlays'), sketches, spells, staff.reps, timeline),
    revenue,
    quotas: quotaRows(random.fork('quotas'), staff.reps, revenue, timeline),
    contacts: contactRows(random.fork('contacts'), sketches),
    deals: dealRows(random.fork('deals'), sketches, timeline),
    absences: absenceRows(staff.reps, timeline),
    pastRotations: [...past],
    plantedEffects,
    pastCoaching: coaching,
    users: demoUsers(staff, past, coaching),
  };
}

/** One rep was on leave for a whole quarter and a few weeks around it. */
function absenceRows(reps: readonly DemoRep[], timeline: Timeline): AbsenceRow[] {
  return reps
    .filter((rep) => rep.story === 'away')
    .map((rep) => ({
      rep_id: rep.id,
      start_date: addDays(timeline.start(11), -12),
      end_date: addDays(lastDayOfQuarter(timeline.first + 11, 1), 9),
      reason: 'Parental leave',
    }));
}
