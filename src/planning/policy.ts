import { z } from 'zod';
import { isDay } from '../shared/calendar';

/** Beliefs about what a move does; shown with their source, editable, later updated from the company's own results. */
export const beliefsPolicy = z
  .strictObject({
    /** κ: share of the headroom that an average rep wins in a year on an account new to them. An assumption. */
    headroomShare: z.number().min(0).max(1).default(0.1),
    /** δ: share of T4Q lost by a planned handover at average fit. From Shi et al. 2017, reduced to 40 % of it. */
    handoverLoss: z.number().min(0).max(1).default(0.06),
    /** The same for an account whose rep has left. */
    leaverLoss: z.number().min(0).max(1).default(0.15),
  })
  .prefault({});

const exclusion = z
  .strictObject({
    accountId: z.string().min(1).optional(),
    repId: z.string().min(1).optional(),
    reason: z.string().min(1),
    until: z.string().refine(isDay, 'a day YYYY-MM-DD'),
  })
  .refine((e) => (e.accountId === undefined) !== (e.repId === undefined), 'exactly one of accountId and repId');

/** The fairness rules and limits of a plan. Shares are fractions; ids in pins and exclusions are external ids. */
export const planPolicy = z
  .strictObject({
    kinds: z
      .array(z.enum(['pair', 'basket', 'cycle']))
      .min(1)
      .default(['pair']),
    /** B; null = one per four reps, at least 10. */
    maxSwaps: z.int().min(0).nullable().default(null),
    /** K */
    maxSwapsPerRep: z.int().min(0).max(1000).default(2),
    /** τ: given and received T4Q of a rep in one swap differ by at most this share of the larger. */
    valueTolerance: z.number().min(0).max(1).default(0.25),
    /** τ_h: the same for headroom. */
    headroomTolerance: z.number().min(0).max(1).default(0.5),
    /** ε: a plan changes a rep's book T4Q by at most this share of its base. */
    bookValueTolerance: z.number().min(0).max(1).default(0.02),
    /** ε_h: the same for headroom. */
    bookHeadroomTolerance: z.number().min(0).max(1).default(0.05),
    /** β: share of the book limits that one swap may use alone. */
    inItselfShare: z.number().min(0).max(1).default(1),
    maxBookShareMovedPerYear: z.number().min(0).max(1).default(0.1),
    compatibility: z.enum(['servesRegion', 'sameRegion', 'any']).default('servesRegion'),
    crossTeam: z.enum(['off', 'sameSecondLine', 'any']).default('off'),
    lotteryShare: z.number().min(0).max(0.5).default(0),
    /** Swap ids that must be in the plan. */
    pins: z.array(z.string().min(1)).default([]),
    exclusions: z.array(exclusion).default([]),
  })
  .prefault({});

export type BeliefsPolicy = z.infer<typeof beliefsPolicy>;
export type PlanPolicy = z.infer<typeof planPolicy>;
