import { uuidv7 } from 'uuidv7';
import type { Database } from '../../../storage/database';
import type { Actor } from '../../actor';
import { Arrivals } from './arrivals';
import { type HeldDrop, heldDrops, holdDrop, makeFolders, putAway } from './custody';
import type { DropReport } from './dropReport';
import { type DropOptions, importDrop } from './importDrop';

export interface Watch extends Omit<DropOptions, 'actor'> {
  folder: string;
  settleMs: number;
  /** The system, now. */
  actor(): Actor;
  /** ms of a clock that never goes back. */
  clock(): number;
  /** Resolves after so many ms, or at once when the watch is to end. */
  pause(ms: number): Promise<void>;
  /** Told of every drop, with the path where it lies now. */
  onReport(report: DropReport, path: string): void;
}

const LOOK_EVERY_MS = 1_000;
/** After a fault of the machine, such as a full disk or a busy database. */
const AFTER_FAULT_MS = 15_000;

/**
 * Imports what is dropped into a folder, one drop at a time, until cancelled; first what an earlier process left half
 * handled. One process a folder.
 * @throws ProductError import.unreadable when the folder is not there or cannot be written to
 */
export async function watchFolder(database: Database, watch: Watch): Promise<void> {
  const { folder } = watch;
  makeFolders(folder);
  const arrivals = new Arrivals(folder, watch.settleMs);
  const handle = async (drop: HeldDrop): Promise<void> => {
    const report = await importDrop(database, drop, { ...watch, actor: watch.actor() });
    if (report) watch.onReport(report, putAway(folder, drop, report));
  };
  while (!watch.cancelled()) {
    let wait = Math.min(LOOK_EVERY_MS, Math.max(50, watch.settleMs));
    try {
      for (const drop of heldDrops(folder)) if (!watch.cancelled()) await handle(drop);
      for (const name of arrivals.complete(watch.clock())) {
        if (!watch.cancelled()) await handle(holdDrop(folder, name, uuidv7()));
      }
    } catch (error) {
      watch.log(`Trying again soon: ${error instanceof Error ? error.message : String(error)}`);
      wait = AFTER_FAULT_MS;
    }
    if (!watch.cancelled()) await watch.pause(wait);
  }
}
