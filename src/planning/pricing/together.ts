import type { Pricer, Pricing, Survey } from './pricer';

const inWords = new Intl.ListFormat('en', { type: 'conjunction' });

/** Several pricers as one, over the union of what they cover. */
export function together(pricers: Pricer[]): Pricer {
  return {
    price: async (prices, above, perUnit, most) =>
      joined(await eachOf(pricers, (pricer) => pricer.price(prices, above, perUnit, most)), most),
    survey: async () => added(await eachOf(pricers, (pricer) => pricer.survey())),
    visit(moreThan, show) {
      let more = true;
      const showMore: typeof show = (legs, worth) => {
        more = show(legs, worth);
        return more;
      };
      for (const pricer of pricers) if (more) pricer.visit(moreThan, showMore);
    },
    covers: inWords.format(pricers.map((pricer) => pricer.covers)),
  };
}

/** One after the other. */
async function eachOf<Answer>(pricers: Pricer[], ask: (pricer: Pricer) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const pricer of pricers) answers.push(await ask(pricer));
  return answers;
}

function joined(pricings: Pricing[], most = Infinity): Pricing {
  const best = pricings.flatMap((pricing) => pricing.best).sort((a, b) => b.reducedCost - a.reducedCost);
  return {
    best: best.slice(0, most),
    largest: Math.max(0, ...pricings.map(({ largest }) => largest)),
    whole: best.length <= most && pricings.every(({ whole }) => whole),
  };
}

function added(surveys: Survey[]): Survey {
  const sum = (of: (survey: Survey) => number): number => surveys.reduce((total, survey) => total + of(survey), 0);
  return {
    exchanges: sum((survey) => survey.exchanges),
    fairInValue: sum((survey) => survey.fairInValue),
    admissible: sum((survey) => survey.admissible),
    worthwhile: sum((survey) => survey.worthwhile),
    tradingRepPairs: new Set(surveys.flatMap(({ tradingRepPairs }) => [...tradingRepPairs])),
    whole: surveys.every(({ whole }) => whole),
  };
}
