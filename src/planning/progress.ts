/** How far a run of the planner is. */
export interface PlanProgress {
  /** Looking at every exchange; working out the bound; looking for a better plan; proving how good it is. */
  phase: 'survey' | 'bound' | 'search' | 'proof';
  /** Minor units; no plan can be worth more than the bound. */
  boundCents: number;
  objectiveCents: number;
  /** Swaps that the LP has looked at closely. */
  columns: number;
  /** Since the run began. */
  seconds: number;
}

const PULSE_MS = 400;

/** Tells a listener of every change, and the same again at least twice a second, so that it sees the time go by. */
export interface Pulse {
  tell(change: Partial<Omit<PlanProgress, 'seconds'>>): void;
  end(): void;
}

/** A pulse for a run. */
export function pulseOf(run: { seconds: () => number; onProgress?: (progress: PlanProgress) => void }): Pulse {
  const { onProgress } = run;
  if (!onProgress) return { tell() {}, end() {} };
  let now: PlanProgress | null = null;
  const show = (): void => {
    if (now !== null) onProgress({ ...now, seconds: run.seconds() });
  };
  const timer = setInterval(show, PULSE_MS);
  return {
    tell(change) {
      now = { phase: 'survey', boundCents: 0, objectiveCents: 0, columns: 0, seconds: 0, ...now, ...change };
      show();
    },
    end: () => clearInterval(timer),
  };
}
