import type { AccountFact } from './facts';
import { TREND_QUARTERS } from './seasonality';
import type { AccountAnalysis, GrowthInput } from './types';

/** A trend is told only when chance alone would show one as clear in less than one of ten accounts. */
const CLEAR_TREND = 0.1;

export type AccountFigures = Omit<AccountAnalysis, 'reasons' | 'candidate' | 'notCandidateBecause'>;

/**
 * Why an account stands where it stands, most telling first.
 * @param quarters complete quarters of the account's history
 */
export function reasonsFor(account: AccountFigures, quarters: number, input: GrowthInput): AccountFact[] {
  const { trend, state, penetration, t4qCents, potentialCents, potentialGrade } = account;
  const facts: (AccountFact | null)[] = [
    overTheYear(account, quarters, input),
    trend !== null && trend.p < CLEAR_TREND && state !== 'lapsed'
      ? { kind: 'trend', slopePerYear: trend.slopePerYear, quarters: Math.min(quarters, TREND_QUARTERS) }
      : null,
    account.categoriesOffered > 1
      ? { kind: 'categories', bought: account.categoriesBought, offered: account.categoriesOffered }
      : null,
    penetration !== null && t4qCents > 0
      ? { kind: 'potential', share: penetration, grade: potentialGrade, cents: potentialCents }
      : null,
    {
      kind: 'tenure',
      years: account.ownerId === null ? null : account.tenureYears,
      ...(account.tenureAtLeast ? { atLeast: true } : {}),
    },
  ];
  return facts.filter((fact) => fact !== null);
}

function overTheYear(account: AccountFigures, quarters: number, input: GrowthInput): AccountFact {
  const { t4qCents, priorCents, growth, peerGrowth, peers } = account;
  if (account.state === 'new') return { kind: 'young', quarters, judgedFrom: input.policy.growth.minQuarters };
  if (t4qCents <= 0) return priorCents > 0 ? { kind: 'stopped', beforeCents: priorCents } : { kind: 'silent' };
  if (growth === null) return { kind: 'begun', t4qCents };
  return { kind: 'change', growth, peerGrowth, peers: peers.count };
}
