import { chooseEngine } from '../../src/planning/engines/choose';
import { makePlan } from '../../src/planning/makePlan';
import { instance, SIZES } from '../../test/planning/instances';

const [size] = process.argv.slice(2);

/** Plans of a size, one after the other with the engine that the product chooses, until the process is ended. */
async function main(): Promise<void> {
  for (let seed = 1; ; seed++) {
    const input = instance(SIZES[size], seed);
    const { engine, because } = chooseEngine('auto', input.accounts.length);
    const started = performance.now();
    await makePlan(input, {
      seed,
      deadline: () => false,
      cancelled: () => false,
      engine,
      engineBecause: because,
      seconds: () => (performance.now() - started) / 1000,
    }).finally(() => engine.close());
  }
}

// As the worker does: the web process that watches over it goes away, or says so.
process.on('disconnect', () => process.exit());
void main();
