import { alikeNames } from '../../src/imports/alikeNames';

const propose = (...names: string[]) => alikeNames(names.map((name) => ({ name, fresh: true })));

test.each([
  ['Acme', 'Acme', 100],
  ['GTXPro', 'GTX Pro', 98],
  ['Café Müller', 'CAFE MULLER', 98],
  ['Alpha-Werk', 'Alpha Werk', 98],
  ['Acme, Inc.', 'Acme', 90],
  ['Müller GmbH', 'Muller G.m.b.H.', 98],
  ['Müller GmbH', 'Mueller & Co. KG', null],
  ['The Bolt Company', 'Bolt & Co', 90],
  ['Silverstone', 'Silverston', 89],
  ['Bluetech', 'Bluetehc', 88],
  ['Isdom Ltd', 'Isdoms Limited', null],
  ['Betasoft', 'Betasift', 88],
])('%s and %s: %s of 100', (a, b, score) => {
  expect(propose(a, b)).toEqual(score === null ? [] : [{ names: [a, b], score }]);
});

test('names with other digits, short names and different names are left alone', () => {
  expect(propose('Warehouse 1', 'Warehouse 2', 'Warehouse 12', 'Store1', 'Store 2')).toEqual([]);
  expect(propose('Customer A', 'Customer B', 'Steelworks II', 'Steelworks III')).toEqual([]);
  expect(propose('Mora', 'Nora', 'Dora')).toEqual([]);
  expect(propose('Northern Steel', 'Southern Steel', 'Company', 'AG')).toEqual([]);
});

test('pairs that were known before are not proposed again', () => {
  const known = { name: 'GTX Pro', fresh: false };
  expect(alikeNames([known, { name: 'GTXPRO', fresh: false }])).toEqual([]);
  expect(alikeNames([known, { name: 'GTXPRO', fresh: true }])).toHaveLength(1);
});
