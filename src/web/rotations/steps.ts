import type { Stage, StageName, Standing } from '../../rotations/stages';

const LABELS: Record<StageName, string> = {
  data: 'Data and policy',
  candidates: 'Candidates',
  plan: 'Plan',
  trades: 'Trades',
  effect: 'In effect',
  review: 'Review',
};

/** The stages as the stepper partial shows them, each leading to its place. */
export function stepsOf(
  rotationId: string,
  { stages }: Standing,
): (Omit<Stage, 'name'> & { label: string; href: string })[] {
  const here = `/rotations/${rotationId}`;
  const places: Record<StageName, string> = {
    data: `${here}#policy`,
    candidates: `${here}/candidates`,
    plan: `${here}#plans`,
    trades: `${here}#trades`,
    effect: `${here}#trades`,
    review: '/review',
  };
  return stages.map(({ name, ...stage }) => ({ ...stage, label: LABELS[name], href: places[name] }));
}
