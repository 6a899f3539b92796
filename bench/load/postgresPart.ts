import { connectionsOf } from './connections';
import { factsOf } from './facts';
import { fire } from './fire';
import { companyServer } from './postgres';
import { processorNow, processorPer } from './processor';
import { settled } from './settle';
import { startSite } from './site';
import type { LoadSize, PartResult } from './sizes';
import { besideEmpty, moreProcesses, noError } from './verdicts';
import { nothingWaits, startWorker } from './work';

/** One web process on PostgreSQL, then two: the empty page, the mix, and how many more answers two of them give. */
export async function postgresPart(size: LoadSize): Promise<PartResult> {
  const server = await companyServer(size.accounts);
  const running: { stop(): Promise<void> }[] = [];
  try {
    const facts = await factsOf(server.url);
    running.push(startWorker(server.url));
    const sites = [await startSite(server.url), await startSite(server.url)];
    running.push(...sites);
    const [first, second] = sites.map(({ port }) => port);
    const lists = await connectionsOf(first, facts);
    const mixed = async (ports: number[], seconds: number) => {
      const before = await processorNow(sites, server.pid);
      const fired = await settled(first, lists, () => fire(ports, lists.mix, seconds));
      return { fired, used: processorPer(fired.answers, before, await processorNow(sites, server.pid)) };
    };
    for (const port of [first, second]) await mixed([port], Math.max(5, size.seconds / 3));
    await nothingWaits(server.url);
    for (const port of [first, second]) await mixed([port], 5);
    const empty = await fire([first], lists.empty, Math.max(5, size.seconds / 3));
    const one = await mixed([first], size.seconds);
    const two = await mixed([first, second], size.seconds);
    return {
      name: 'PostgreSQL',
      mix: one.fired,
      empty,
      used: one.used,
      verdicts: [
        noError([empty, one.fired, two.fired], [one.fired, two.fired]),
        ...besideEmpty(one.fired, empty, ', on PostgreSQL'),
        moreProcesses(one.fired, two.fired, { one: one.used, two: two.used }),
      ],
    };
  } finally {
    for (const one of running) await one.stop();
    await server.stop();
  }
}
