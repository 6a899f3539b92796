import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { listRotations } from '../../storage/rotations';
import { listTrades } from '../../storage/trades';
import { STATE_LABEL, type TradeState } from '../../trades/states';

export interface RunningRotation {
  id: string;
  name: string;
  effectiveDate: Day;
  analysed: boolean;
  /** How many of its trades are in which state, in the order of a trade's life. */
  trades: { state: TradeState; label: string; count: number }[];
}

/** The newest rotation that is not closed, with its trades by state; null when none runs. */
export async function runningRotation(db: Db): Promise<RunningRotation | null> {
  const rotation = (await listRotations(db)).find((one) => one.closedAt === null);
  if (!rotation) return null;
  const counts = new Map<TradeState, number>();
  for (const { state } of await listTrades(db, { rotationId: rotation.id })) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return {
    id: rotation.id,
    name: rotation.name,
    effectiveDate: rotation.effectiveDate,
    analysed: rotation.analysisId !== null,
    trades: (Object.keys(STATE_LABEL) as TradeState[])
      .filter((state) => counts.has(state))
      .map((state) => ({ state, label: STATE_LABEL[state], count: counts.get(state)! })),
  };
}
