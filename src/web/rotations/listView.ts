import type { Response } from 'express';
import { canPlan } from '../../people/permissions';
import { listRotationSummaries, tradeCounts } from '../../storage/rotations/rotationPages';
import { sumCandidates } from '../../storage/rotations/rotationPagesCandidates';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { visibleReps } from './actor';

const ENDED = new Set(['rejected', 'withdrawn']);

/** The rotations with how far each has come. */
export async function listView(res: Response, services: Services) {
  const { db } = services.database;
  const counts = await tradeCounts(db);
  const found = await Promise.all(
    (await listRotationSummaries(db)).map(async (rotation) => ({
      ...rotation,
      candidates: (await sumCandidates(db, { rotation, within: null })).accounts,
    })),
  );
  const rotations = found.map((rotation) => {
    const states = Object.entries(counts.get(rotation.id) ?? {});
    const sum = (keep: (state: string) => boolean): number =>
      states.reduce((total, [state, n]) => (keep(state) ? total + Number(n) : total), 0);
    const trades = sum((state) => !ENDED.has(state));
    const inEffect = sum((state) => state === 'in_effect');
    return { ...rotation, trades, inEffect, state: stateOf(rotation, trades, inEffect) };
  });
  const open = rotations.filter((rotation) => rotation.state.label !== 'in effect' && rotation.closedAt === null);
  return {
    title: 'Rotations',
    active: 'rotations',
    rotations,
    open: open.length,
    teamOnly: (await visibleReps(res, services)) !== null,
    canAct: canPlan(currentUser(res)),
  };
}

function stateOf(
  rotation: { analysisId: string | null; plans: number; closedAt: string | null },
  trades: number,
  inEffect: number,
): { label: string; tone: string } {
  if (rotation.closedAt !== null) return { label: 'closed', tone: 'quiet' };
  if (rotation.analysisId === null) return { label: 'being analysed', tone: 'waiting' };
  if (trades > 0 && trades === inEffect) return { label: 'in effect', tone: 'done' };
  if (trades > 0) return { label: 'trades under way', tone: 'waiting' };
  return rotation.plans > 0
    ? { label: 'planned', tone: 'waiting' }
    : { label: 'candidates to look at', tone: 'waiting' };
}
