import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Day } from '../shared/calendar';

/** One step of a handoff in a calendar. */
export interface CalendarStep {
  /** Stays the same when the step is exported again, so that calendars update it. */
  id: string;
  day: Day;
  title: string;
  description: string;
  url: string;
}

/**
 * Steps of handoffs as a calendar file (RFC 5545), a whole day each.
 * @param stamp instant of the export, UTC
 */
export function handoffCalendar(name: string, steps: readonly CalendarStep[], stamp: string): string {
  const calendar = ical({ name, prodId: { company: 'Rotation Planner', product: 'Handoffs', language: 'EN' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const step of steps) {
    calendar.createEvent({
      id: step.id,
      start: new Date(`${step.day}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(stamp),
      summary: step.title,
      description: step.description,
      url: step.url,
    });
  }
  return calendar.toString();
}
