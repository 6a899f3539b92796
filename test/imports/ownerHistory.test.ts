import { type OwnerChange, spellsFromHistory } from '../../src/imports/ownerHistory';

const [ANN, BOB, CAT] = [1, 2, 3];
const change = (at: string, before: number | null, after: number | null, byId = true): OwnerChange => ({
  at,
  day: at.slice(0, 10),
  before,
  after,
  byId,
});
const unknown = { since: null, present: null, spells: [] };

test('the old owner of the first change had the account since it is known, each new one from the day of the change', () => {
  const changes = [change('2024-07-01T08:00', BOB, CAT), change('2023-01-10T08:00', ANN, BOB)];
  expect(spellsFromHistory(changes, { ...unknown, since: '2022-05-01', present: CAT })).toEqual([
    { rep: ANN, from: '2022-05-01', to: '2023-01-10' },
    { rep: BOB, from: '2023-01-10', to: '2024-07-01' },
    { rep: CAT, from: '2024-07-01', to: null },
  ]);
});

test('nothing is said of the time before the first change when its beginning or the old owner is not known', () => {
  const fromChange = [{ rep: BOB, from: '2023-01-10', to: null }];
  expect(spellsFromHistory([change('2023-01-10T08:00', ANN, BOB)], unknown)).toEqual(fromChange);
  expect(spellsFromHistory([change('2023-01-10T08:00', null, BOB)], { ...unknown, since: '2022-05-01' })).toEqual(
    fromChange,
  );
});

test('a row with ids counts before the row of the same moment with names', () => {
  const at = '2023-01-10T08:00';
  const rows = [change(at, null, null, false), change(at, ANN, BOB)];
  expect(spellsFromHistory(rows, unknown)).toEqual([{ rep: BOB, from: '2023-01-10', to: null }]);
  expect(spellsFromHistory([change(at, ANN, BOB, false)], unknown)).toEqual([
    { rep: BOB, from: '2023-01-10', to: null },
  ]);
});

test('of several changes on one day the last owner stays, in whatever order they are written', () => {
  const rows = [change('2023-01-10 9:00', BOB, CAT), change('2023-01-10 10:00', ANN, BOB)];
  expect(spellsFromHistory(rows, { ...unknown, since: '2022-05-01' })).toEqual([
    { rep: ANN, from: '2022-05-01', to: '2023-01-10' },
    { rep: CAT, from: '2023-01-10', to: null },
  ]);
});

test('a history that ends with another owner than the present one is not used', () => {
  expect(spellsFromHistory([change('2023-01-10T08:00', ANN, BOB)], { ...unknown, present: CAT })).toBeNull();
});

test('an owner whom nothing names leaves a gap, unless it is the present one', () => {
  const rows = [change('2023-01-10T08:00', ANN, null), change('2023-03-10T08:00', null, null)];
  expect(spellsFromHistory(rows, { since: '2022-05-01', present: CAT, spells: [] })).toEqual([
    { rep: ANN, from: '2022-05-01', to: '2023-01-10' },
    { rep: CAT, from: '2023-03-10', to: null },
  ]);
});

test('spells that are known stay where they lead up to the old owner, and give way where they do not', () => {
  const rows = [change('2024-07-01T08:00', BOB, CAT)];
  const spells = [
    { rep: ANN, from: '2021-01-01', to: '2022-01-01' },
    { rep: BOB, from: '2022-01-01', to: null },
  ];
  expect(spellsFromHistory(rows, { since: '2020-01-01', present: CAT, spells })).toEqual([
    spells[0],
    { rep: BOB, from: '2022-01-01', to: '2024-07-01' },
    { rep: CAT, from: '2024-07-01', to: null },
  ]);
  const wrong = [{ rep: CAT, from: '2021-01-01', to: null }];
  expect(spellsFromHistory(rows, { since: '2020-01-01', present: CAT, spells: wrong })).toEqual([
    { rep: BOB, from: '2020-01-01', to: '2024-07-01' },
    { rep: CAT, from: '2024-07-01', to: null },
  ]);
});
