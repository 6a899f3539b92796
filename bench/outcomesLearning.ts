import { heldBy, learningCompany } from '../test/outcomes/learning/simulateLearning';
import { measureHere } from './support';

const [, , companies, nature] = process.argv;

/** How often what was true lies within 90 % of what companies have learnt from their swaps. */
measureHere(() => {
  const held = { headroomShare: 0, handoverLoss: 0 };
  const narrower = { headroomShare: 0, handoverLoss: 0 };
  for (let seed = 1; seed <= Number(companies); seed++) {
    const company = learningCompany(seed, JSON.parse(nature));
    const within = heldBy(company);
    const { prior, posterior } = company.learnt;
    for (const belief of ['headroomShare', 'handoverLoss'] as const) {
      if (within[belief]) held[belief]++;
      narrower[belief] += 1 - posterior[`${belief}Sd`] / prior[`${belief}Sd`];
    }
  }
  const shareOf = (sums: typeof held) => ({
    headroomShare: sums.headroomShare / Number(companies),
    handoverLoss: sums.handoverLoss / Number(companies),
  });
  return { companies: Number(companies), heldBy90: shareOf(held), narrowerThanBefore: shareOf(narrower) };
});
