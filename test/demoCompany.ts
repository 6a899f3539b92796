import { createDemo } from '../src/app/demo/createDemo';
import { filledDatabase, type TempDatabase } from './tempDatabase';

/** The day up to which the demo company of the tests lives, and the instant. */
export const DEMO_TODAY = '2026-11-27';
export const DEMO_NOW = `${DEMO_TODAY}T09:00:00.000Z`;

/** A database with the demo company, which takes a while to make. */
export function demoCompany(): Promise<TempDatabase> {
  return filledDatabase('demo', (database) => createDemo(database, { today: DEMO_TODAY, now: DEMO_NOW }, () => {}));
}
