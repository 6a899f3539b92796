import { ProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { getRotation, type Rotation } from '../../storage/rotations/rotations';

/**
 * A rotation that must exist.
 * @throws ProductError rotation.notFound
 */
export async function findRotation(db: Db, id: string): Promise<Rotation> {
  const rotation = await getRotation(db, id);
  if (!rotation) throw new ProductError('notFound', 'rotation.notFound', 'There is no such rotation.');
  return rotation;
}
