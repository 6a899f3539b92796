import type { PackingLp } from './lp';
import { failed } from './troubles';

/**
 * Lets no model with a number that is none into a solver: some hang on it, some answer.
 * @throws ProductError planning.engineFailed
 */
export function refuseNaN(engine: string, { room, worth, amounts }: PackingLp): void {
  const unfit = room.some(Number.isNaN) || !worth.every(Number.isFinite) || !amounts.every(Number.isFinite);
  if (unfit) throw failed(engine, 'the model has an amount that is no finite number');
}
