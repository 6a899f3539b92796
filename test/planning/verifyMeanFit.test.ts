import fc from 'fast-check';
import { fit } from '../../src/planning/verify/fit';
import { meanFit } from '../../src/planning/verify/meanFit';
import { averageFit } from '../../src/planning/worth/averageFit';
import { account, rep } from './company';
import { competingInput, randomInput } from './randomInput';

test('the judge’s mean fit is that of every account with every rep who can serve it, and the planner’s', () => {
  fc.assert(
    fc.property(
      fc.oneof(randomInput(16), competingInput(16)),
      fc.constantFrom('any' as const, 'sameRegion' as const, 'servesRegion' as const),
      ({ accounts, reps }, compatibility) => {
        const serves = (region: string, of: (typeof reps)[number]): boolean =>
          compatibility === 'any' ||
          (compatibility === 'sameRegion' ? of.region === region : region in of.bookByAttribute.region);
        const fits = accounts.flatMap((one) =>
          reps.flatMap((other) =>
            other.active && other.id !== one.ownerId && serves(one.attributes.region, other)
              ? (fit(one, other, false) ?? [])
              : [],
          ),
        );
        const expected = fits.length === 0 ? 0 : fits.reduce((sum, one) => sum + one, 0) / fits.length;
        expect(meanFit({ accounts, reps }, compatibility)).toBeCloseTo(expected, 12);
        expect(averageFit(accounts, reps, compatibility)).toBeCloseTo(expected, 12);
      },
    ),
    { seed: 20_271, numRuns: 200 },
  );
});

test('where every fit is 1 the mean is exactly 1, however many there are', () => {
  const reps = [rep(1), rep(2), rep(3)];
  const unknown = { industry: 'unknown', segment: 'Small', region: 'West', sizeTercile: '1' };
  const accounts = Array.from({ length: 700 }, (_, i) =>
    account(100 + i, 1 + (i % 3), i % 2 === 0 ? { attributes: unknown } : {}),
  );
  expect(meanFit({ accounts, reps }, 'any')).toBe(1);
});
