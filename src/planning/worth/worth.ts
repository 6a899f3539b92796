import type { BeliefsPolicy } from '../policy';
import type { PlanningAccount, PlanningRep } from '../types';
import { fitOf, fitWithOwner } from './fit';
import { gainOf } from './gain';
import { lossOf } from './loss';
import { expectedOwnerCapture } from './ownerCapture';
import { relativeFit } from './relativeFit';

/** What moving one account to one rep is expected to bring over four quarters; whole minor units. */
export interface MoveWorth {
  fit: number;
  gainCents: number;
  lossCents: number;
  /** gain − loss, exactly. */
  expectedCents: number;
}

const whole = (amount: number): number => Math.round(amount) + 0;

/** ĉ of an account with its present owner: what moving it away gives up, as a share of headroom a year. */
export function captureByOwner(
  account: PlanningAccount,
  owner: PlanningRep,
  beliefs: BeliefsPolicy,
  averageFit: number,
): number {
  const ownerFit = relativeFit(fitWithOwner(account, owner), averageFit);
  return expectedOwnerCapture(account.ownerCapture, beliefs.headroomShare, ownerFit);
}

/** The worth of moving `account` to `taker`, net of what the present owner would win (`ownerCapture`). */
export function worthOfMove(
  account: PlanningAccount,
  ownerCapture: number,
  taker: PlanningRep,
  beliefs: BeliefsPolicy,
  averageFit: number,
): MoveWorth {
  const fit = fitOf(account.attributes, taker);
  const gainCents = whole(gainOf(account, beliefs.headroomShare, relativeFit(fit, averageFit), ownerCapture));
  const lossCents = whole(lossOf(account.t4qCents, beliefs.handoverLoss, fit, averageFit));
  return { fit: fit ?? averageFit, gainCents, lossCents, expectedCents: gainCents - lossCents };
}
