import { editDistance, nearest } from '../../src/shared/editDistance';

test('letters added, lost, replaced or swapped with their neighbour count one each', () => {
  const cases: [string, string, number][] = [
    ['', '', 0],
    ['abc', '', 3],
    ['contoso', 'contoso', 0],
    ['contso', 'contoso', 1],
    ['contosso', 'contoso', 1],
    ['kontoso', 'contoso', 1],
    ['cnotoso', 'contoso', 1],
    ['kitten', 'sitting', 3],
  ];
  for (const [a, b, distance] of cases) {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  }
});

test('the nearest names come first, what is too far not at all', () => {
  const names = ['Contoso North', 'Contoso', 'Fabrikam', 'Kontor'];
  const near = (text: string) => nearest(text, names, (name) => [name]);
  expect(near('contoso')).toEqual(['Contoso', 'Contoso North']);
  expect(near('Kontoso')).toEqual(['Contoso', 'Kontor']);
  expect(near('Zebra')).toEqual([]);
});
