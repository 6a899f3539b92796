import type { Problem } from '../problem/problem';
import type { Market } from './offers';
import { pairPricer } from './pairs/pairPricer';
import type { Pricer, Pricing, Survey, SwapKind } from './pricer';

const PRICERS: Record<SwapKind, ((problem: Problem, market: Market) => Pricer) | null> = {
  pair: pairPricer,
  basket: null,
  cycle: null,
};

/** The pricer over all kinds of swap that the policy allows, in a fixed order. */
export function pricerOf(problem: Problem, market: Market): Pricer {
  const kinds = new Set(problem.input.plan.kinds);
  const pricers = (Object.keys(PRICERS) as SwapKind[]).flatMap((kind) =>
    kinds.has(kind) ? (PRICERS[kind]?.(problem, market) ?? []) : [],
  );
  return pricers.length === 1 ? pricers[0] : together(pricers);
}

function together(pricers: Pricer[]): Pricer {
  return {
    price: (prices, above, perUnit) => joined(pricers.map((pricer) => pricer.price(prices, above, perUnit))),
    survey: () => added(pricers.map((pricer) => pricer.survey())),
    visit(show) {
      for (const pricer of pricers) pricer.visit(show);
    },
    covers: pricers.map((pricer) => pricer.covers).join(' and '),
  };
}

function joined(pricings: Pricing[]): Pricing {
  return {
    best: pricings.flatMap(({ best }) => best).sort((a, b) => b.reducedCost - a.reducedCost),
    largest: Math.max(0, ...pricings.map(({ largest }) => largest)),
    whole: pricings.every(({ whole }) => whole),
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
  };
}
