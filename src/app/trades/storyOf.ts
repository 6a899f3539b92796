import { checklist } from '../../handoffs/checklist';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import { announcementsOf } from '../../storage/trades/announcements';
import { listChallenges } from '../../storage/trades/challenges';
import { creditVersions } from '../../storage/trades/creditVersions';
import { handoffMarks } from '../../storage/trades/handoffMarks';
import { commentsOf, repairsOf } from '../../storage/trades/talk';
import { everyConsent, stateHistory } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import { inOrder, type TradeEvent } from '../../trades/story';

/** Everything that happened to a trade, the first at the front: for who may read what managers say among themselves. */
export async function storyOf(db: Db, trade: Trade): Promise<TradeEvent[]> {
  const states = (await stateHistory(db, trade.id)).map(
    ({ at, by, reason, state }): TradeEvent => ({ kind: 'state', state, at, by, words: reason }),
  );
  const told = (await announcementsOf(db, trade.rotationId)).filter(({ tradeIds }) => tradeIds.includes(trade.id));
  const said = (await commentsOf(db, trade.id, true)).map(
    ({ at, byName, words, audience }): TradeEvent => ({
      ...{ kind: 'said', toManagers: audience === 'managers', at, by: byName, words },
    }),
  );
  return inOrder([
    ...states,
    ...(await consentEvents(db, trade)),
    ...told.map(
      ({ at, byName, note, challengesUntil }): TradeEvent => ({
        ...{ kind: 'announced', until: challengesUntil, at, by: byName, words: note },
      }),
    ),
    ...(await challengeEvents(db, trade)),
    ...said,
    ...(await creditEvents(db, trade)),
    ...(await repairEvents(db, trade)),
    ...(await handoffEvents(db, trade)),
  ]);
}

async function consentEvents(db: Db, trade: Trade): Promise<TradeEvent[]> {
  const reps = await repNames(db);
  return (await everyConsent(db, trade.id)).flatMap((one): TradeEvent[] => {
    const side = one.managerRepId === null ? null : (reps.get(one.managerRepId) ?? '');
    const consent = { kind: 'consent' as const, side, byProposing: one.givenBy === 'proposal', by: one.name };
    const given = { ...consent, takenBack: false, at: one.at, words: one.reason };
    if (one.takenBackAt === null) return [given];
    return [given, { ...consent, takenBack: true, at: one.takenBackAt, words: null }];
  });
}

async function challengeEvents(db: Db, trade: Trade): Promise<TradeEvent[]> {
  const challenges = await listChallenges(db, { tradeIds: [trade.id] });
  return challenges.flatMap(({ at, repName, reason, steps }): TradeEvent[] => [
    { kind: 'challengeRaised', at, by: repName, words: reason },
    ...steps.map((step): TradeEvent => {
      const own = { at: step.at, by: step.byName, words: step.reason };
      if (step.kind === 'answered') return { kind: 'challengeAnswered', outcome: step.outcome, ...own };
      if (step.kind === 'escalated') return { kind: 'challengeEscalated', ...own };
      return { kind: 'challengeTakenBack', ...own, words: null };
    }),
  ]);
}

async function creditEvents(db: Db, trade: Trade): Promise<TradeEvent[]> {
  return (await creditVersions(db, [trade.id])).flatMap((one): TradeEvent[] => {
    const version = { kind: 'credit' as const, version: one.number, by: one.byName };
    const events: TradeEvent[] = [{ ...version, step: 'written', at: one.at, words: one.reason }];
    if (one.inForceAt !== null && one.number > 1) {
      events.push({ ...version, step: 'agreed', at: one.inForceAt, by: 'everybody asked', words: null });
    }
    if (one.declinedAt !== null) {
      events.push({
        ...version,
        step: 'declined',
        at: one.declinedAt,
        by: 'somebody asked',
        words: one.declinedReason,
      });
    }
    return events;
  });
}

async function repairEvents(db: Db, trade: Trade): Promise<TradeEvent[]> {
  const { repairs, repairedBy } = await repairsOf(db, trade.id);
  const by = '';
  return [
    ...(repairs ? [{ kind: 'repairs' as const, trade: repairs.number, at: trade.createdAt, by, words: null }] : []),
    ...(repairedBy
      ? [{ kind: 'repairedBy' as const, trade: repairedBy.number, at: repairedBy.createdAt, by, words: null }]
      : []),
  ];
}

/** An account is handed over with the last of its steps. */
async function handoffEvents(db: Db, trade: Trade): Promise<TradeEvent[]> {
  const { announcedAt, effectiveDate } = trade;
  if (announcedAt === null || effectiveDate === null) return [];
  const marks = await handoffMarks(db, [trade.id]);
  const names = await accountNames(
    db,
    trade.legs.map(({ accountId }) => accountId),
  );
  const reps = new Map((await loadReps(db)).map((rep) => [rep.id, rep]));
  return trade.legs.flatMap(({ accountId, fromRepId }): TradeEvent[] => {
    const own = marks.get(`${trade.id} ${accountId}`) ?? [];
    const last = own.at(-1);
    if (!last) return [];
    const days = { announcedOn: announcedAt.slice(0, 10), effectiveDate, today: last.doneOn ?? last.at.slice(0, 10) };
    const giver = fromRepId === null ? undefined : reps.get(fromRepId);
    // Of who has left nobody asks a step.
    const hasGiver = giver !== undefined && (giver.endDate === null || giver.endDate >= days.today);
    const steps = checklist({ ...days, hasGiver, marks: own });
    if (steps.some(({ done }) => done === null)) return [];
    return [{ kind: 'handedOver', account: names.get(accountId) ?? '', at: last.at, by: last.byName, words: null }];
  });
}
