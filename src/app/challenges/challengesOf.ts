import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import { holidaySet } from '../../storage/people/holidays';
import { standInsOn } from '../../storage/people/standIns';
import { listUsers } from '../../storage/people/users';
import { announcementsOf } from '../../storage/trades/announcements';
import { type Challenge, type ChallengeQuery, listChallenges } from '../../storage/trades/challenges';
import type { Trade } from '../../storage/trades/trades';
import { answerersOf, withStandIns } from '../../trades/challenges/answerers';
import { type ChallengeStanding, challengeStanding, challengesUntil } from '../../trades/challenges/standing';
import type { Approver } from '../../trades/consents';

/** A challenge, where it stands, and who is asked for the answer. */
export interface StandingChallenge extends Challenge {
  standing: ChallengeStanding;
  answerers: Approver[];
}

/** Challenges that fit the query with where they stand today. */
export async function challengesOf(db: Db, query: ChallengeQuery, today: Day): Promise<StandingChallenge[]> {
  const challenges = await listChallenges(db, query);
  if (challenges.length === 0) return [];
  const reps = await loadReps(db);
  const users: Approver[] = (await listUsers(db))
    .filter((user) => user.disabledAt === null)
    .map(({ id, name, role, repId }) => ({ userId: id, name, role, repId }));
  const standIns = await standInsOn(db, today);
  return challenges.map((challenge) => {
    const standing = challengeStanding(challenge.dueOn, challenge.steps, today);
    const asked = answerersOf(challenge.repId, reps, users, standing.asked);
    return { ...challenge, standing, answerers: withStandIns(asked, users, standIns, challenge.repId) };
  });
}

/** What a rep holds against a trade as it is announced now, or still waits for an answer from before; null = nothing. */
export async function ownChallenge(
  db: Db,
  trade: Pick<Trade, 'id' | 'announcedAt'>,
  repId: RepId,
  today: Day,
): Promise<StandingChallenge | null> {
  const own = await challengesOf(db, { tradeIds: [trade.id], repId }, today);
  const { announcedAt } = trade;
  const counts = ({ at, standing }: StandingChallenge): boolean =>
    standing.state === 'open' || (announcedAt !== null && at >= announcedAt);
  return own.findLast(counts) ?? null;
}

/** Why a challenge keeps a trade from taking effect, or null: one waits for an answer, or for the repair it was promised. */
export async function challengeHold(db: Db, tradeId: string, today: Day): Promise<string | null> {
  const challenges = await challengesOf(db, { tradeIds: [tradeId] }, today);
  const open = challenges.find(({ standing }) => standing.state === 'open');
  if (open) return `The challenge of ${open.repName} waits for an answer; owners change after it.`;
  const repair = challenges.find(({ standing }) => standing.state === 'repair');
  return repair ? `After the challenge of ${repair.repName} it is to be repaired first.` : null;
}

/** The last day on which a rep can challenge a trade; null before it is announced. */
export async function challengeDeadline(db: Db, trade: Trade): Promise<Day | null> {
  if (trade.announcedAt === null) return null;
  const told = (await announcementsOf(db, trade.rotationId)).findLast(({ tradeIds }) => tradeIds.includes(trade.id));
  return told?.challengesUntil ?? challengesUntil(trade.announcedAt.slice(0, 10), await holidaySet(db));
}
