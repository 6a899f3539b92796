import type { TableProfile } from '../tables/profile';

/** A table to recognise. */
export interface Recognisable {
  file: string;
  sheet: string | null;
  profile: TableProfile;
  /** It had a column for each month. */
  across: boolean;
  /** Lines that its column names fill. */
  headerLines: 1 | 2;
}
