import type { Stage, Standing } from '../../rotations/stages';
import type { StageName } from '../../rotations/stages/facts';

const LABELS: Record<StageName, string> = {
  data: 'Data and policy',
  candidates: 'Candidates',
  plan: 'Plan',
  trades: 'Trades',
  lottery: 'Lottery',
  wishes: 'Wishes',
  announcement: 'Announcement',
  challenges: 'Challenges',
  effect: 'Effect',
  handoffs: 'Handoffs',
  review: 'Review',
};

/**
 * The stages as the stepper partial shows them, each leading to its place.
 * @param seesAll false for who sees a team only: the stages count the whole company, and say so
 */
export function stepsOf(
  rotationId: string,
  { stages }: Standing,
  seesAll: boolean,
): (Omit<Stage, 'name'> & { label: string; href: string })[] {
  const here = `/rotations/${rotationId}`;
  const places: Record<StageName, string> = {
    data: `${here}#policy`,
    candidates: `${here}/candidates`,
    plan: `${here}#plans`,
    trades: `${here}#trades`,
    lottery: `${here}/lottery`,
    wishes: `${here}/wishes`,
    announcement: `${here}#announcement`,
    challenges: `${here}#challenges`,
    effect: `${here}#trades`,
    handoffs: `${here}/handoffs`,
    review: '/review',
  };
  return stages.map(({ name, ...stage }) => ({
    ...stage,
    note: stage.note && name === 'candidates' && !seesAll ? `${stage.note} in the company` : stage.note,
    label: LABELS[name],
    href: places[name],
  }));
}
