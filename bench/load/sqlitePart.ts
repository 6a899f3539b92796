import { type Connections, connectionsOf } from './connections';
import { companyFile } from './database';
import { factsOf } from './facts';
import { type Fired, fire } from './fire';
import { flatMemory, watchMemory } from './memory';
import { type Processor, processorNow, processorPer } from './processor';
import { settled } from './settle';
import { type Site, startSite } from './site';
import type { LoadSize, PartResult } from './sizes';
import { besideEmpty, besideWork, noError, type Verdict } from './verdicts';
import { nothingWaits, readImport, solving, startWorker } from './work';

/** One web process on a SQLite file: the empty page, the mix, the mix for long, while plans are solved, while an import commits. */
export async function sqlitePart(folder: string, size: LoadSize): Promise<PartResult> {
  const url = `sqlite:${await companyFile(folder, size.accounts)}`;
  const facts = await factsOf(url);
  const millions = await readImport(url, folder, size);
  const site = await startSite(url);
  const worker = startWorker(url);
  try {
    const lists = await connectionsOf(site.port, facts);
    const { seconds, plan } = size;
    await settled(site.port, lists, () => fire([site.port], lists.mix, Math.max(5, seconds / 3)));
    await nothingWaits(url);
    await settled(site.port, lists, () => fire([site.port], lists.mix, 5));
    const empty = await fire([site.port], lists.empty, Math.max(5, seconds / 3));
    const mix = await measured(site, lists, seconds);
    const work = solving(plan);
    const whilePlan = await settled(site.port, lists, () => fire([site.port], lists.mix, seconds));
    await work.stop();
    const { long, verdicts } = await forLong(site, lists, size.memorySeconds);
    const committed = millions.commit();
    const whileImport = await settled(site.port, lists, () => fire([site.port], lists.mix, 1_200, committed));
    console.error(`The import of ${size.rows} rows was committed in ${(await committed).toFixed(0)} s.`);
    return {
      name: 'SQLite',
      mix: mix.fired,
      empty,
      used: mix.used,
      verdicts: [
        noError([empty, mix.fired, whilePlan, long, whileImport], [mix.fired, whilePlan, long]),
        ...besideEmpty(mix.fired, empty),
        ...verdicts,
        besideWork(`a plan of size ${plan} is solved`, mix.fired, whilePlan),
        besideWork(`an import of ${size.rows.toLocaleString('en-US')} rows commits`, mix.fired, whileImport),
      ],
    };
  } finally {
    millions.stop();
    await site.stop();
    await worker.stop();
  }
}

async function measured(site: Site, lists: Connections, seconds: number): Promise<{ fired: Fired; used: Processor }> {
  const before = await processorNow([site], null);
  const fired = await settled(site.port, lists, () => fire([site.port], lists.mix, seconds));
  return { fired, used: processorPer(fired.answers, before, await processorNow([site], null)) };
}

async function forLong(site: Site, lists: Connections, seconds: number): Promise<{ long: Fired; verdicts: Verdict[] }> {
  const watch = watchMemory(site, seconds / 30);
  const long = await settled(site.port, lists, () => fire([site.port], lists.mix, seconds));
  return { long, verdicts: flatMemory(await watch.stop()) };
}
