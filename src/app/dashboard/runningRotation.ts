import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { listRotations } from '../../storage/rotations/rotations';
import { type RotationStanding, rotationStanding } from '../rotations/rotationStanding';

export interface RunningRotation {
  id: string;
  name: string;
  standing: RotationStanding;
}

/** The newest rotation that is not closed, where it stands and who acts next; null when none runs. */
export async function runningRotation(
  db: Db,
  today: Day,
  dayText: (day: Day) => string,
): Promise<RunningRotation | null> {
  const rotation = (await listRotations(db)).find((one) => one.closedAt === null);
  if (!rotation) return null;
  return { id: rotation.id, name: rotation.name, standing: await rotationStanding(db, rotation, today, dayText) };
}
