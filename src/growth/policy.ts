import { z } from 'zod';

/** The slice of the policy that decides what counts as not growing. Shares are fractions (0.05 = 5 %). */
export const growthPolicy = z
  .strictObject({
    /** Growth below this is declining. */
    decliningBelow: z.number().min(-1).max(0).default(-0.05),
    /** Growth up to this is flat. */
    flatUpTo: z.number().min(0).max(1).default(0.02),
    /** Behind its peers and below this penetration is lagging. */
    laggingPenetrationBelow: z.number().min(0).max(1).default(0.6),
    /** Complete quarters of history that an account needs before it is judged. */
    minQuarters: z.int().min(8).max(40).default(8),
    /** Fewer peers than this widen the comparison: segment and region, then segment, then all. */
    minPeers: z.int().min(3).max(1000).default(12),
    /** An estimated potential is at most this many times the account's own best four quarters. */
    potentialCap: z.number().min(1).max(100).default(3),
  })
  .prefault({});

/** The slice that decides which non-growing accounts may be traded. */
export const candidatesPolicy = z
  .strictObject({
    coolDownQuarters: z.int().min(0).max(40).default(4),
    openDealDays: z.int().min(0).max(730).default(90),
    minT4qCents: z.int().min(0).default(0),
    protectConsistentReps: z.boolean().default(true),
    maxAccountsPerRep: z.int().min(1).nullable().default(null),
  })
  .prefault({});

/** The slice for train, trade or leave: posterior probabilities that make a verdict. */
export const repsPolicy = z
  .strictObject({
    protectedProbability: z.number().min(0.5).max(1).default(0.9),
    trainProbability: z.number().min(0.5).max(1).default(0.9),
  })
  .prefault({});

export type GrowthPolicy = z.infer<typeof growthPolicy>;
export type CandidatesPolicy = z.infer<typeof candidatesPolicy>;
export type RepsPolicy = z.infer<typeof repsPolicy>;
