import type Sqlite from 'better-sqlite3';
import type { Beside } from './thread';

/** A thread is asked after so many commits, or so long after one. */
const COMMITS = 50;
const AFTER_MS = 5_000;
/** Pages of the log from which a connection does it by itself, as SQLite has it. */
const BY_ITSELF = 1_000;

/** Who brings what was committed from SQLite's log into the file. */
export interface Checkpoints {
  /** From now on this thread does. */
  by(thread: Beside): void;
  /** Something was committed. */
  committed(): void;
  stop(): void;
}

/**
 * Bringing the log into the file is the work of whoever commits and finds the log long, even if it became so by the import
 * of another process, which could not do it while somebody was reading: then everybody who is answered by this process
 * would wait for a small change of somebody. With a thread it is done beside; should the thread fail, here again.
 * @param handle the connection that people's changes are written by
 */
export function checkpointsOf(handle: Sqlite.Database): Checkpoints {
  let thread: Beside | null = null;
  let commits = 0;
  let asked = false;
  let timer: NodeJS.Timeout | undefined;

  function hereAgain(): void {
    thread = null;
    if (handle.open) handle.pragma(`wal_autocheckpoint = ${BY_ITSELF}`);
  }

  function ask(): void {
    clearTimeout(timer);
    timer = undefined;
    if (asked || !thread) return;
    commits = 0;
    asked = true;
    thread
      .ask('checkpoint', [])
      .catch(hereAgain)
      .finally(() => {
        asked = false;
      });
  }

  return {
    by(given) {
      thread = given;
      handle.pragma('wal_autocheckpoint = 0');
    },
    committed() {
      if (!thread) return;
      commits++;
      if (commits >= COMMITS) ask();
      else timer ??= setTimeout(ask, AFTER_MS).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
