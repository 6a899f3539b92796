import { handoffCalendar } from '../../src/exports/handoffCalendar';
import { type ChecklistFacts, checklist, isOf, letterTo } from '../../src/handoffs/checklist';

const facts = (given: Partial<ChecklistFacts> = {}): ChecklistFacts => ({
  effectiveDate: '2026-04-01',
  announcedOn: '2026-03-02',
  today: '2026-03-10',
  hasGiver: true,
  marks: [],
  ...given,
});
const mark = (step: 'passOn', doneOn: string | null) => ({ step, doneOn, withWhom: null, note: null, byName: 'Cora' });

test('both sides have their steps with due days around the day of effect', () => {
  const steps = checklist(facts());
  expect(steps.map(({ step, dueOn, side }) => [step, dueOn, side])).toEqual([
    ['passOn', '2026-03-18', 'giver'],
    ['tellCustomer', '2026-03-22', 'giver'],
    ['meet', '2026-03-25', 'taker'],
    ['jointCall', '2026-04-08', 'both'],
    ['firstMeeting', '2026-05-01', 'taker'],
    ['lookBack', '2026-06-30', 'taker'],
  ]);
  expect(steps.filter((step) => isOf(step, 'giver'))).toHaveLength(3);
});

test('on short notice nothing is due before two days after the announcement', () => {
  expect(checklist(facts({ announcedOn: '2026-03-30' })).map(({ dueOn }) => dueOn)[0]).toBe('2026-04-01');
});

test('a step is late after its day until it is done, and four months after the effect no more', () => {
  const late = (given: Partial<ChecklistFacts>) =>
    checklist(facts(given))
      .filter((step) => step.late)
      .map(({ step }) => step);
  expect(late({ today: '2026-03-18' })).toEqual([]);
  expect(late({ today: '2026-03-19' })).toEqual(['passOn']);
  expect(late({ today: '2026-03-19', marks: [mark('passOn', '2026-03-19')] })).toEqual([]);
  expect(late({ today: '2026-03-19', marks: [mark('passOn', '2026-03-19'), mark('passOn', null)] })).toEqual([
    'passOn',
  ]);
  expect(late({ today: '2026-08-01' })).toEqual([]);
});

test('without a former rep the new one does it all', () => {
  const steps = checklist(facts({ hasGiver: false }));
  expect(steps.map(({ step }) => step)).not.toContain('meet');
  expect(steps.every((step) => isOf(step, 'taker'))).toBe(true);
});

test('the letter names who comes, from when and how to reach them', () => {
  const letter = letterTo({
    ...{ account: 'Acme', contact: 'Mia', formerRep: 'Cora', newRep: 'Finn', newRepEmail: 'finn@example.com' },
    day: 'Apr 1, 2026',
  });
  expect(letter.subject).toBe('Your contact from Apr 1, 2026: Finn');
  expect(letter.body).toContain('Dear Mia,');
  expect(letter.body).toContain('You reach Finn at finn@example.com.');
});

test('a calendar has whole days that no time zone moves', () => {
  const text = handoffCalendar(
    'Handoffs',
    [{ id: 'a-1-meet', day: '2026-03-25', title: 'Acme; meet, Cora', description: 'x', url: 'https://example.com/h' }],
    '2026-03-10T09:00:00.000Z',
  );
  expect(text).toContain('DTSTART;VALUE=DATE:20260325');
  expect(text).toContain('UID:a-1-meet');
  expect(text).toContain('SUMMARY:Acme\\; meet\\, Cora');
  expect(text.split('\r\n')[0]).toBe('BEGIN:VCALENDAR');
});
