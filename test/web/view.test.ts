import fc from 'fast-check';
import Handlebars from 'handlebars';
import { helpers } from '../../src/web/view/helpers/index';
import { localPath } from '../../src/web/view/localPath';
import { paging } from '../../src/web/view/paging';
import { changedUrl, pageNumber, parseQuery, searchWords, sortBy, sortParts } from '../../src/web/view/query';

const handlebars = Handlebars.create();
handlebars.registerHelper(helpers as unknown as Handlebars.HelperDeclareSpec);
const write = (template: string, context: object = {}): string =>
  handlebars.compile(template)({ company: { currency: 'USD', locale: 'en-US' }, ...context });
const request = (query: Record<string, unknown>) => ({ query, baseUrl: '', path: '/accounts' }) as never;

test.each([
  ['It takes effect on 2026-04-01.', 'It takes effect on 01.04.2026.'],
  ['10 months (2025-12 to 2026-09), as of 2026-Q3.', '10 months (Dezember 2025 to September 2026), as of Q3 2026.'],
  ['"2026-04-31" is not a day; write YYYY-MM-DD, for example 2026-04-30.', null],
  ['2026-02-30 is no day, A2026-01-01 an id, 12026-01 a number.', null],
])('days, months and quarters of a sentence follow the locale, quoted input stays: %s', (sentence, said) => {
  const company = { currency: 'EUR', locale: 'de-DE' };
  expect(write('{{{dated text}}}', { company, text: sentence })).toBe(said ?? sentence);
});

test.each([
  ['{{money 8412345}}', '$84,123'],
  ['{{money -8412345 cents=true}}', '−$84,123.45'],
  ['{{money none}}', '–'],
  ['{{moneyShort 123456789}}', '$1.2M'],
  ['{{moneyShort 100000}}', '$1K'],
  ['{{moneyChange 8412345}}', '+$84K'],
  ['{{moneyChange -250}}', '−$3'],
  ['{{moneyChange 0}}', '$0'],
  ['{{percent 0.123 digits=1}}', '12.3%'],
  ['{{percentChange -0.114}}', '−11%'],
  ['{{percentChange 0.001}}', '0%'],
  ['{{percentChange none}}', '–'],
  ['{{points -0.05}}', '−5 points'],
  ['{{points 0.01}}', '+1 point'],
  ['{{number 1204.55 digits=1}}', '1,204.6'],
  ["{{plural 1 'account' 'accounts'}}", '1 account'],
  ["{{plural 1204 'account' 'accounts'}}", '1,204 accounts'],
  ["{{day '2024-02-01'}}", 'Feb 1, 2024'],
  ["{{month '2024-02'}}", 'February 2024'],
  ["{{quarter '2024-Q1'}}", 'Q1 2024'],
  ['{{quarter 8096}}', 'Q1 2024'],
  ['{{changeClass 0.2}}{{changeClass 0.004}}{{changeClass none}}', 'better'],
  ["{{stateLabel 'in_effect'}} {{stateTone 'declining'}}", 'in effect worse'],
  ["{{#if (same '1' 1)}}yes{{/if}}{{#if (same none '')}}no{{/if}}", 'yes'],
])('%s writes %s', (template, text) => {
  expect(write(template)).toBe(text);
});

test('a German company reads German figures', () => {
  const company = { currency: 'EUR', locale: 'de-DE' };
  expect(write('{{money 8412345 cents=true}}', { company })).toBe('84.123,45\u00a0€');
  expect(write("{{day '2024-02-01'}}", { company })).toBe('01.02.2024');
});

test('the chart helper lets nothing but charts through', () => {
  expect(write('{{chart svg}}', { svg: '<svg class="chart"></svg>' })).toBe('<svg class="chart"></svg>');
  expect(() => write('{{chart svg}}', { svg: '<b>x</b>' })).toThrow('no chart');
});

test('a column head sorts by its column, numbers largest first, and turns round', () => {
  const page = { path: '/accounts', query: { q: 'oil', page: '3' }, sort: '-t4q' };
  expect(write("{{{sortUrl 't4q' first='down'}}}", page)).toBe('/accounts?q=oil&sort=t4q');
  expect(write("{{{sortUrl 'growth' first='down'}}}", page)).toBe('/accounts?q=oil&sort=-growth');
  expect(write("{{{sortUrl 'name'}}}", page)).toBe('/accounts?q=oil&sort=name');
  expect(write("{{sortState 't4q'}} {{sortState 'name'}}", page)).toBe('descending none');
});

test('what does not fit a query counts as not given', () => {
  const shape = { q: searchWords, sort: sortBy(['name', 't4q'], '-t4q'), page: pageNumber };
  expect(parseQuery(shape, request({ q: ' oil ', sort: 'name', page: '2' }))).toEqual({
    q: 'oil',
    sort: 'name',
    page: 2,
  });
  expect(parseQuery(shape, request({ q: '', sort: 'drop', page: '-1', other: 'x' }))).toEqual({
    sort: '-t4q',
    page: 1,
  });
  expect(parseQuery(shape, request({ q: ['a', 'b'] }))).toEqual({ sort: '-t4q', page: 1 });
  expect(sortParts('-t4q')).toEqual({ column: 't4q', descending: true });
});

test('pages know their rows and their neighbours', () => {
  const middle = paging(request({ q: 'oil', page: '2' }), 2, 120);
  expect(middle).toMatchObject({ page: 2, pages: 3, from: 51, to: 100, offset: 50, limit: 50 });
  expect([middle.previousUrl, middle.nextUrl]).toEqual(['/accounts?q=oil', '/accounts?q=oil&page=3']);
  expect(paging(request({}), 9, 120)).toMatchObject({ page: 3, from: 101, to: 120, nextUrl: null });
  expect(paging(request({}), 1, 0)).toMatchObject({ pages: 1, from: 0, to: 0, previousUrl: null });
});

test('an address with changed fields keeps the others and drops the empty ones', () => {
  expect(changedUrl('/a', { x: '1', y: ['2', '3'] }, { x: undefined, z: 'ü &' })).toBe('/a?y=2&y=3&z=%C3%BC+%26');
  expect(changedUrl('/a', {}, {})).toBe('/a');
});

test('only paths on this host are local', () => {
  expect(localPath('/rotations/1?tab=plan#x')).toBe('/rotations/1?tab=plan#x');
  const anything = fc.property(fc.string(), (text) => {
    const url = new URL(localPath(text), 'https://ours.example');
    expect(url.host).toBe('ours.example');
    expect(new URL(localPath(`/${text}`), 'https://ours.example').host).toBe('ours.example');
  });
  fc.assert(anything, { seed: 11, numRuns: 500 });
});

test('a block of unchanging facts is written once for each manner of the company, and cannot see who is looking', () => {
  const facts = { t4qCents: 100_000 };
  const template = '{{#unchanging facts}}{{money t4qCents}}{{@root.user}}{{/unchanging}}';
  expect(write(template, { facts, user: 'Anna' })).toBe('$1,000');
  expect(write(template, { facts, user: 'Ben', company: { currency: 'EUR', locale: 'de-DE' } })).toBe('1.000\u00a0€');
  facts.t4qCents = 200_000;
  expect(write(template, { facts })).toBe('$1,000');
  expect(write(template, { facts: { ...facts } })).toBe('$2,000');
});
