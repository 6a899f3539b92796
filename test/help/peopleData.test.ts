import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { personalRows } from '../../src/help/peopleData';
import { peopleDataText } from '../../src/help/peopleDataText';

const DOC = join(__dirname, '../../docs/works-council.md');

const seen = (what: string, by: string, shown: boolean): string => {
  const row = personalRows(shown).find((one) => one.what.startsWith(what))!;
  return row.seenBy.find(({ who }) => who === by)!.reach;
};

test('the fact sheet in the docs is the one of the product (WRITE_DOCS=1 writes it)', () => {
  if (process.env.WRITE_DOCS) writeFileSync(DOC, peopleDataText());
  expect(readFileSync(DOC, 'utf8')).toBe(peopleDataText());
});

test('who reads a figure is taken from the table of permissions', () => {
  expect(seen('Growth of the accounts', 'Managers', true)).toBe('of the own line');
  expect(seen('Growth of the accounts', 'Reps', true)).toBe('of oneself');
  expect(seen('Who did what', 'Managers', true)).toBe('nobody’s');
  expect(seen('Wishes', 'Reps', true)).toBe('of oneself');
});

test('turned off, an individual figure is the rep’s alone; others stay as they are', () => {
  expect(seen('Suggestion', 'Administrators', false)).toBe('nobody’s');
  expect(seen('Suggestion', 'Reps', false)).toBe('of oneself');
  expect(seen('Size of the book', 'Managers', false)).toBe('of the own line');
});
