import fc from 'fast-check';
import { type EffortFigures, effortsOf } from '../../src/handoffs/effort';

const dollars = { currency: 'USD', locale: 'en-US' };
/** An account of a book whose middle is $40K of revenue and $20K of headroom. */
const account = (accountId: number, more: Partial<EffortFigures> = {}): EffortFigures => ({
  accountId,
  t4qCents: 4_000_000,
  headroomCents: 2_000_000,
  growth: 0,
  relativeGrowth: 0,
  tenureYears: 3,
  ...more,
});
const low = account(8, { t4qCents: 1_000_000, headroomCents: 500_000 });
const high = account(9, { t4qCents: 9_000_000, headroomCents: 9_000_000 });
const advise = (more: Partial<EffortFigures>) => effortsOf([account(1, more), low, high], dollars)[0];

test('headroom and growth above similar customers: invest', () => {
  expect(advise({ headroomCents: 5_000_000, relativeGrowth: 0.06 })).toEqual({
    accountId: 1,
    effort: 'invest',
    reason: 'It grows faster than similar customers and could spend $50K a year more.',
  });
  expect(advise({ headroomCents: 5_000_000, growth: 0.1, relativeGrowth: null }).reason).toBe(
    'It grows and could spend $50K a year more.',
  );
});

test('headroom, and less than a year with the rep: invest, since nobody knows how it answers', () => {
  expect(advise({ headroomCents: 5_000_000, relativeGrowth: -0.2, tenureYears: 0.5 })).toMatchObject({
    effort: 'invest',
    reason: expect.stringContaining('nobody knows yet'),
  });
});

test('much revenue without an answer: keep up, and said so', () => {
  expect(advise({ t4qCents: 5_000_000, headroomCents: 5_000_000 })).toMatchObject({
    effort: 'keepUp',
    reason:
      'It brings $50K a year and belongs to the larger half of your accounts; so far it does not answer with growth.',
  });
});

test('growing with little headroom left: keep up', () => {
  expect(advise({ t4qCents: 500_000, headroomCents: 100_000, relativeGrowth: 0.05 })).toMatchObject({
    effort: 'keepUp',
    reason: 'It grows, with $1K a year left to win.',
  });
});

test.each([
  [{ t4qCents: 0, headroomCents: 0 }, 'No orders in the last four quarters.'],
  [
    { t4qCents: 500_000, headroomCents: 100_000 },
    'It belongs to the smaller half of your accounts, by revenue and by headroom ($1K a year).',
  ],
  [
    { t4qCents: 500_000, headroomCents: 5_000_000 },
    'It could spend $50K a year more, but has not answered in 3 years with you.',
  ],
])('the rest gets a light touch: %j', (more, reason) => {
  const advice = advise(more);
  expect({ ...advice, reason: advice.reason.replaceAll('\u00a0', ' ') }).toEqual({
    accountId: 1,
    effort: 'lightTouch',
    reason,
  });
});

test('a rise of less than a point is no answer', () => {
  expect(advise({ headroomCents: 5_000_000, relativeGrowth: 0.004 }).effort).toBe('keepUp');
});

test('every account gets one group and one sentence, whatever the order of the book', () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000_000 });
  const share = fc.option(fc.double({ min: -1, max: 3, noNaN: true }), { nil: null });
  const one = fc.record({
    t4qCents: cents,
    headroomCents: fc.nat(1_000_000_000),
    growth: share,
    relativeGrowth: share,
    tenureYears: fc.option(fc.double({ min: 0, max: 20, noNaN: true }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (figures) => {
      const book = figures.map((own, accountId) => ({ accountId, ...own }));
      const advice = effortsOf(book, dollars);
      const turned = effortsOf([...book].reverse(), dollars).reverse();
      expect(turned).toEqual(advice);
      for (const { reason } of advice) expect(reason).toMatch(/^[A-Z].*\.$/);
    }),
    { seed: 11, numRuns: 200 },
  );
});
