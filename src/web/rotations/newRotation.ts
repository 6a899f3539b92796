import { analysisPeriod } from '../../app/analysis/gather';
import type { Policy } from '../../rotations/policy';
import { nextQuarterStart, quarterFromIndex, quarterIndexOfMonth } from '../../shared/calendar';
import { isProductError } from '../../shared/errors';
import type { Services } from '../services';

interface Choice {
  value: string;
  label: string;
}

export interface NewRotationChoices {
  /** Quarters that the data covers whole with enough history before them, newest first. */
  quarters: Choice[];
  /** First days of the next fiscal quarters. */
  effectiveDates: Choice[];
  /** Why there is nothing to choose from yet, a sentence; null when there is. */
  notYet: string | null;
}

const OFFERED = 4;
/** Growth compares four quarters with the four before. */
const HISTORY = 8;

/** What the form of a new rotation offers. */
export async function newRotationChoices(
  services: Services,
  policy: Policy,
  dayText: (day: string) => string,
): Promise<NewRotationChoices> {
  const start = policy.fiscalYearStartMonth;
  const effectiveDates: Choice[] = [];
  for (let day = services.today(); effectiveDates.length < OFFERED; ) {
    day = nextQuarterStart(day, start);
    effectiveDates.push({ value: day, label: dayText(day) });
  }
  try {
    const period = await analysisPeriod(services.database, { policy });
    const first = quarterIndexOfMonth(period.firstMonth, start) + HISTORY - 1;
    const quarters: Choice[] = [];
    for (let index = period.asOf; index >= first && quarters.length < OFFERED; index--) {
      const [year, name] = quarterFromIndex(index).split('-');
      quarters.push({ value: quarterFromIndex(index), label: `${name} ${year}` });
    }
    const short = 'The data must hold eight complete quarters before anything can be compared year on year.';
    return { quarters, effectiveDates, notYet: quarters.length === 0 ? short : null };
  } catch (error) {
    if (!isProductError(error)) throw error;
    return { quarters: [], effectiveDates, notYet: error.message };
  }
}
