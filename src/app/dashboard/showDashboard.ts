import type { RepId } from '../../accounts/types';
import { canSeeReps, canSeeRotations } from '../../people/permissions';
import type { User } from '../../people/user';
import { addDays, type Day } from '../../shared/calendar';
import { type AccountLine, accountLines } from '../../storage/accounts/accountPagesList';
import { loadReps } from '../../storage/accounts/accounts';
import { movedCandidates } from '../../storage/accounts/movedAccounts';
import type { AnalysisHeader } from '../../storage/analyses/analyses';
import { bookParts } from '../../storage/analyses/dashboardPages';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { openWishRotations } from '../../storage/rotations/wishes';
import { type Viewing, viewingOf } from '../accounts/viewing';
import { announcedTo, type Moves } from '../handoffs/moves';
import { type Freshness, freshness } from './freshness';
import { type NeedsToday, needsToday } from './needsToday';
import { type RunningRotation, runningRotation } from './runningRotation';
import { NON_GROWING, type Standing, standingOf, type TeamStanding, teamStandings } from './standing';

/** Everything on the first page of one user. */
export interface Dashboard {
  fresh: Freshness;
  viewing: Viewing;
  needs: NeedsToday;
  rotation: RunningRotation | null;
  /** What announced trades will bring this user and take from them; null when nothing moves or for people without a book. */
  moves: Moves | null;
  /** Rotations before whose plan this user, as a rep, is asked which accounts to hand over and to keep. */
  asked: readonly { id: string; name: string; closesOn: Day }[];
  /** Figures of the books this user sees; null before the first analysis. */
  standing: Standing | null;
  teams: TeamStanding[];
  /** The five accounts that deserve a look first: not growing by revenue, for reps the own ones by headroom. */
  largest: AccountLine[];
}

/** The first page by role: the whole company, a manager's reps, or a rep's own book. */
export async function showDashboard(db: Db, user: User, today: Day, dayText: (day: Day) => string): Promise<Dashboard> {
  const viewing = await viewingOf(db, user);
  const fresh = await freshness(db);
  return {
    fresh,
    viewing,
    needs: await needsToday(db, viewing, today),
    rotation: canSeeRotations(user) ? await runningRotation(db, today, dayText) : null,
    moves: await movesAhead(db, user, today),
    asked: user.repId === null || canSeeReps(user) ? [] : await openWishRotations(db, today),
    ...(await figures(db, viewing, fresh, today)),
  };
}

async function movesAhead(db: Db, { repId }: User, today: Day): Promise<Moves | null> {
  if (repId === null) return null;
  const { ahead } = await announcedTo(db, repId, today);
  return ahead.to.length + ahead.from.length > 0 ? ahead : null;
}

async function figures(
  db: Db,
  viewing: Viewing,
  { header }: Freshness,
  today: Day,
): Promise<Pick<Dashboard, 'standing' | 'teams' | 'largest'>> {
  if (!header) return { standing: null, teams: [], largest: [] };
  const { user, repIds } = viewing;
  const own = !canSeeReps(user);
  const key = `books ${JSON.stringify([header.id, repIds, today, own])}`;
  const books = await keptWithData(db, key, () => booksInSight(db, viewing, header, today));
  const query = {
    analysisId: header.id,
    cutOff: header.cutOff,
    today,
    scope: repIds,
    states: own ? undefined : NON_GROWING,
  };
  const page = { column: own ? ('headroom' as const) : ('t4q' as const), descending: true, offset: 0, limit: 5 };
  return { ...books, largest: await accountLines(db, query, page) };
}

/** Adds up the books that somebody sees, together and by team. */
async function booksInSight(
  db: Db,
  { user, repIds }: Viewing,
  header: AnalysisHeader,
  today: Day,
): Promise<Pick<Dashboard, 'standing' | 'teams'>> {
  const seen: ReadonlySet<RepId> | null = repIds && new Set(repIds);
  const inSight = (ownerId: RepId | null): boolean => seen === null || (ownerId !== null && seen.has(ownerId));
  const parts = (await bookParts(db, header.id)).filter(({ ownerId }) => inSight(ownerId));
  const since = { analysisId: header.id, cutOff: header.cutOff, before: addDays(today, 1) };
  const moved = [...(await movedCandidates(db, since))].filter(([ownerId]) => inSight(ownerId));
  const standing = standingOf(parts);
  return {
    // What changed hands since is no candidate any more.
    standing: { ...standing, candidates: standing.candidates - moved.reduce((sum, [, accounts]) => sum + accounts, 0) },
    teams: canSeeReps(user) ? teamStandings(parts, await loadReps(db)) : [],
  };
}
