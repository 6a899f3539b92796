import { type CalendarStep, handoffCalendar } from '../../src/exports/handoffCalendar';

const step: CalendarStep = {
  id: 'trade-17-passOn@planner.example.com',
  day: '2026-03-31',
  title: 'Call Müller, Söhne & Co; together',
  description: 'Über die offenen Angebote sprechen,\nund sagen, wer kommt. '.repeat(4),
  url: 'https://planner.example.com/handoffs/17/4#checklist',
};
const written = (stamp: string) => handoffCalendar('Handoffs', [step], stamp);

test('a calendar file is one that RFC 5545 allows: lines of at most 75 octets that end with CRLF, text escaped', () => {
  const file = written('2026-03-01T09:00:00.000Z');
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain('SUMMARY:Call Müller\\, Söhne & Co\\; together\r\n');
  expect(unfolded).toContain('sprechen\\,\\nund sagen\\, wer kommt.');
  expect(unfolded).toMatch(/\r\nDTSTAMP:20260301T090000Z\r\nDTSTART;VALUE=DATE:20260331\r\n/);
});

test('a step that is exported again updates its entry: the id stays, the stamp is new', () => {
  const uid = (file: string) => /\r\nUID:(.*)\r\n/.exec(file)?.[1];
  const [first, second] = [written('2026-03-01T09:00:00.000Z'), written('2026-03-02T09:00:00.000Z')];
  expect([uid(first), uid(second)]).toEqual([step.id, step.id]);
  expect(second).toContain('DTSTAMP:20260302T090000Z');
});
