import { addDays, type Day } from '../shared/calendar';
import type { Random } from '../shared/random';
import { FAMILY_NAMES, GIVEN_NAMES } from './lexicon';
import type { Timeline } from './timeline';
import type { RepRow } from './types';
import { between } from './weighted';
import { REPS_PER_TEAM, TEAMS } from './world';

/** What is special about a rep: a made-up story that the analysis should be able to find. */
export type RepStory = 'ordinary' | 'consistent' | 'behind' | 'boatyards' | 'away' | 'leaver' | 'newHire';

export interface DemoRep {
  id: string;
  row: RepRow;
  team: number;
  story: RepStory;
  /** Logarithmic growth a year that the rep adds to (takes from) the market of the book. */
  touch: number;
  /** Size of the rep's accounts over the average. */
  size: number;
}

/** Seats with a story, by team and place in it; everybody else is ordinary. */
const STORIES: Record<string, RepStory> = {
  '0/1': 'consistent',
  '0/4': 'behind',
  '0/6': 'away',
  '1/2': 'consistent',
  '1/5': 'leaver',
  '1/7': 'boatyards',
  '2/0': 'consistent',
  '2/3': 'newHire',
  '2/6': 'behind',
};

const TOUCH: Partial<Record<RepStory, number>> = { consistent: 0.055, behind: -0.1 };

/** Position of the first quarter without the leaver, and of the one in which the new hire began. */
export const LEAVER_GONE_FROM = 15;
export const NEW_HIRE_FROM = 13;

/** The 24 reps, their three managers and the sales leader above them. */
export interface Staff {
  reps: DemoRep[];
  managers: RepRow[];
  leader: RepRow;
}

/** Makes the people. Hire dates lie 4½ to 15 years before today, the new hire's three quarters. */
export function makeStaff(random: Random, timeline: Timeline): Staff {
  const given = random.shuffle(GIVEN_NAMES);
  const family = random.shuffle(FAMILY_NAMES);
  let named = 0;
  const person = (id: string, managerId: string, region: string, hired: Day, ended = ''): RepRow => {
    const name = `${given[named]} ${family[named]}`;
    named++;
    return {
      rep_id: id,
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
      manager_id: managerId,
      region,
      hire_date: hired,
      end_date: ended,
    };
  };
  const yearsAgo = (years: number): Day => addDays(timeline.today, -Math.round(years * 365.25));

  const leader = person('L1', '', TEAMS[0].regions[0], yearsAgo(11));
  const managers = TEAMS.map((team, t) => person(`M${t + 1}`, 'L1', team.regions[0], yearsAgo(between(random, 6, 14))));
  const reps = TEAMS.flatMap((team, t) =>
    Array.from({ length: REPS_PER_TEAM }, (_, place): DemoRep => {
      const story = STORIES[`${t}/${place}`] ?? 'ordinary';
      const id = `R${t + 1}${String(place + 1).padStart(2, '0')}`;
      const seniority = yearsAgo(between(random, 5, 15));
      const hired = story === 'newHire' ? addDays(timeline.start(NEW_HIRE_FROM), 13) : seniority;
      const ended = story === 'leaver' ? addDays(timeline.start(LEAVER_GONE_FROM), -1) : '';
      return {
        id,
        row: person(id, managers[t].rep_id, team.regions[place % 2], hired, ended),
        team: t,
        story,
        touch: TOUCH[story] ?? 0.006 * random.normal(),
        size: between(random, 0.82, 1.22),
      };
    }),
  );
  return { reps, managers, leader };
}
