import { connectionsOf } from './connections';
import { factsOf } from './facts';
import { fire } from './fire';
import { companyServer } from './postgres';
import { processorNow, processorPer } from './processor';
import { settled } from './settle';
import { type Site, startSite } from './site';
import type { LoadSize, PartResult } from './sizes';
import { besideEmpty, moreProcesses, noError } from './verdicts';

/** One web process on PostgreSQL, then two: the empty page, the mix, and how many more answers two of them give. */
export async function postgresPart(size: LoadSize): Promise<PartResult> {
  const server = await companyServer(size.accounts);
  const sites: Site[] = [];
  try {
    const facts = await factsOf(server.url);
    sites.push(await startSite(server.url), await startSite(server.url));
    const [first, second] = sites.map(({ port }) => port);
    const lists = await connectionsOf(first, facts);
    const mixed = async (ports: number[], seconds: number) => {
      const before = await processorNow(sites, server.pid);
      const fired = await settled(first, lists, () => fire(ports, lists.mix, seconds));
      return { fired, used: processorPer(fired.answers, before, await processorNow(sites, server.pid)) };
    };
    for (const port of [first, second]) await mixed([port], Math.max(5, size.seconds / 3));
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
    for (const site of sites) await site.stop();
    await server.stop();
  }
}
