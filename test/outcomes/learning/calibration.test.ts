import { heldBy, learningCompany } from './simulateLearning';

// The full number of companies: npm run bench -- outcomes.
test('what companies have learnt from their swaps is as sure as it says', () => {
  const companies = Array.from({ length: 60 }, (_, seed) => learningCompany(seed + 1, { accounts: 600, moves: 40 }));
  for (const belief of ['headroomShare', 'handoverLoss'] as const) {
    const share = companies.filter((company) => heldBy(company)[belief]).length / companies.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.98);
  }
  const narrower = companies.filter(
    ({ learnt: { prior, posterior } }) => posterior.headroomShareSd < 0.95 * prior.headroomShareSd,
  );
  expect(narrower.length).toBeGreaterThan(30);
});
