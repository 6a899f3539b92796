import { systemActor } from '../../src/app/actor';
import { mergeNames } from '../../src/app/names/decideNames';
import { reportEffects } from '../../src/app/outcomes/effects';
import { rotationOutcome } from '../../src/app/outcomes/rotationOutcome';
import { tempDatabase } from '../tempDatabase';
import { fillSwapCast } from './swapCast';

test('a candidate that stayed and was joined with another account is counted, and compared with no more', async () => {
  const database = await tempDatabase();
  await fillSwapCast(database);
  const plain = async () => (await rotationOutcome(database, 'rotation-2025'))!.changes.rotations[0].windows[0];
  expect((await reportEffects(database))!.leftOut.merged).toBe(0);
  expect((await plain()).notSwapped!.accounts).toBe(2);
  const names = { noun: 'account' as const, keptId: 10, otherId: 5, score: null };
  await mergeNames(database, names, systemActor('2026-01-20', '2026-01-20T09:00:00.000Z'));
  expect((await reportEffects(database))!.leftOut.merged).toBe(1);
  expect((await reportEffects(database, { rotationId: 'rotation-2025' }))!.leftOut.merged).toBe(1);
  expect((await plain()).notSwapped!.accounts).toBe(1);
  await database.remove();
});
