import { addDays, type Day } from '../../shared/calendar';

/**
 * The day of a serial number of a spreadsheet (ECMA-376 part 1, 18.17.4): days since 1899-12-30, where the spreadsheet
 * counts a 29 February 1900 that never was; or since 1904-01-01 in workbooks that say so. The time of day is dropped.
 * @returns null below 1 or beyond the year 2199
 */
export function dayOfSerial(serial: number, since1904: boolean): Day | null {
  const days = Math.floor(serial);
  if (!(days >= (since1904 ? 0 : 1) && days < 109_600)) return null;
  if (since1904) return addDays('1904-01-01', days);
  return addDays('1899-12-30', days < 60 ? days + 1 : days);
}
