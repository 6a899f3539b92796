import { setImmediate } from 'node:timers/promises';

/** Thrown by long work that is stopped while other work has its turn. */
class Stopped extends Error {
  constructor() {
    super('The planning was stopped.');
    this.name = 'Stopped';
  }
}

/** Lets other work have its turn. @throws Stopped */
export type Breathe = () => Promise<void>;

/** Breathing for work that ends when `stop` says so. */
export function breathing(stop: () => boolean): Breathe {
  return async () => {
    await setImmediate();
    if (stop()) throw new Stopped();
  };
}

/** Breathing for work that is never stopped. */
export const breatheFreely: Breathe = () => setImmediate();

/** The outcome of work, or `otherwise` when it was stopped. */
export async function unlessStopped<Outcome>(work: Promise<Outcome>, otherwise: Outcome): Promise<Outcome> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Stopped) return otherwise;
    throw error;
  }
}
