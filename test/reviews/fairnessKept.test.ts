import { handoffSentences } from '../../src/reviews/besides';
import { type FairTrade, fairnessKept, fairnessSentences } from '../../src/reviews/fairnessKept';

const books = {
  rotationId: 'R',
  cutOff: '2026-02-14',
  books: new Map([
    [1, 1_000_000],
    [2, 2_000_000],
    [3, 0],
  ]),
  bookValueTolerance: 0.02,
  maxBookShareMovedPerYear: 0.1,
};

/** Rep 1 gives 50,000 to rep 2, and gets `back`. */
function swap(back: number, change: Partial<FairTrade> = {}): FairTrade {
  return {
    rotationId: 'R',
    waived: false,
    undoes: false,
    undone: false,
    legs: [
      { fromRepId: 1, toRepId: 2, t4qCents: 50_000 },
      { fromRepId: 2, toRepId: 1, t4qCents: back },
    ],
    ...change,
  };
}

const plain = (sentences: string[]): string[] => sentences.map((s) => s.replaceAll('\u00a0', ' '));

test('the book that gave most and the book that changed most, each with its limit', () => {
  expect(fairnessKept([swap(60_000)], [books])).toEqual({
    swaps: 1,
    waived: 0,
    given: { share: 0.05, limit: 0.1 },
    change: { share: 0.01, limit: 0.02 },
    beyond: 0,
  });
});

test('what goes beyond a limit is counted by book, waivers by exchange', () => {
  const kept = fairnessKept([swap(80_000, { waived: true }), swap(80_000)], [books]);
  expect(kept).toMatchObject({ waived: 1, beyond: 2, change: { share: 0.06 } });
  expect(plain(fairnessSentences(kept, 'In the year'))).toEqual([
    'In the year no book gave away more than 10% of its revenue in exchanges; the policy allows 10%.',
    'Within a rotation no book grew or shrank by more than 6%; the policy allows 2%.',
    '2 books went beyond a limit.',
    '1 exchange was approved beyond a limit, with a reason that stands on the trade.',
  ]);
});

test('an undone exchange and the one that undid it move books within the year, but break no rotation’s limit', () => {
  const back = swap(0, {
    undoes: true,
    legs: swap(90_000).legs.map(({ fromRepId, toRepId, t4qCents }) => ({
      fromRepId: toRepId,
      toRepId: fromRepId!,
      t4qCents,
    })),
  });
  const kept = fairnessKept([swap(90_000, { undone: true }), back], [books]);
  expect(kept).toMatchObject({ swaps: 0, change: null, given: { share: 0.14 } });
});

test('only books in sight count; without any there is nothing to say', () => {
  expect(fairnessKept([swap(60_000)], [books], (rep) => rep === 2).change).toEqual({ share: -0.005, limit: 0.02 });
  expect(fairnessSentences(fairnessKept([], [], undefined), 'In the year')).toEqual([
    'In the year no exchange took effect whose books are known.',
  ]);
});

test('handoffs: what the CRM shows and who has ordered', () => {
  const facts = { moved: 6, lateAfterDays: 30, unconfirmed: 1, withoutOrder: 2 };
  expect(plain(handoffSentences(facts, 'In the year'))).toEqual([
    'In the year 6 accounts changed hands by exchanges.',
    'Late: 1 account is with the former rep in the CRM, more than 30 days after the change.',
    'Late: 2 accounts have not ordered since, more than 30 days after the change.',
  ]);
  expect(handoffSentences({ ...facts, moved: 0 }, 'In the year')).toEqual([
    'In the year no account changed hands by an exchange.',
  ]);
});
