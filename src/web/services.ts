import type { Config } from '../config';
import type { User } from '../people/user';
import type { Day } from '../shared/calendar';
import type { Database } from '../storage/database';
import type { SecondServer } from './beside/secondServer';

/** Everything that routers need from outside. Use cases get from here what they ask for. */
export interface Services {
  database: Database;
  config: Config;
  /** The stated or real date of today. */
  today(): Day;
  /** Instant of now, UTC ISO text; on a stated day it is that day with the real time. */
  now(): string;
  /** Instant of the real clock, also on a stated day: what expires follows it. */
  realNow(): string;
  /** Answers requests that take long of a large company; absent where this process does. */
  second?: SecondServer;
  /** Starts loading the demo company and returns where to go meanwhile; absent where there is none to load. */
  loadDemo?(user: User): Promise<string>;
}
