/** Asks whether to stop, and remembers the first reason: once stopped, a run stays stopped. */
export interface StopWatch {
  stop(): boolean;
  because(): 'time' | 'cancel' | null;
}

/** A watch over a deadline and a cancel question. */
export function stopWatch(run: { deadline: () => boolean; cancelled: () => boolean }): StopWatch {
  let reason: 'time' | 'cancel' | null = null;
  return {
    stop() {
      reason ??= run.cancelled() ? 'cancel' : run.deadline() ? 'time' : null;
      return reason !== null;
    },
    because: () => reason,
  };
}
