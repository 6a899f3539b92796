import type { Asked } from './asked';
import { factsOf } from './facts';
import { mixOf } from './mix';
import { signIn, startSite } from './site';

/** Every request of the mix some times one after the other: processor time of the server, milliseconds, by page and role. */
async function main(): Promise<void> {
  const [url, only] = process.argv.slice(2);
  const facts = await factsOf(url);
  const site = await startSite(url);
  const rows: { role: string; name: string; status: number; cpuMs: number; firstMs: number; kB: number }[] = [];
  for (const role of ['admin', 'leader', 'manager', 'rep'] as const) {
    const person = facts.people
      .filter(({ user }) => user.role === role)
      .sort((a, b) => b.steps.length - a.steps.length)[0];
    const signed = await signIn(site.port, person.user.email);
    const unique = new Map(mixOf(facts, person, signed, { turn: 1, seat: 0 }).map((one) => [one.name, one]));
    unique.set('/empty', {
      name: '/empty',
      kind: 'empty',
      method: 'GET',
      path: '/empty',
      headers: { cookie: signed.cookie },
    });
    unique.set('/bare', { name: '/bare', kind: 'empty', method: 'GET', path: '/bare', headers: {} });
    for (const one of unique.values()) {
      if (only && !one.name.includes(only)) continue;
      rows.push({ role, name: one.name, ...(await measure(one)) });
    }
  }
  console.table(rows.sort((a, b) => b.cpuMs - a.cpuMs));
  await site.stop();

  async function measure(one: Asked) {
    const cpu = async (): Promise<number> => (await site.standing()).cpuMs;
    const ask = async () => {
      const answer = await fetch(`http://127.0.0.1:${site.port}${one.path}`, {
        method: one.method,
        headers: one.headers,
        body: one.body,
        redirect: 'manual',
      });
      return { status: answer.status, kB: Math.round((await answer.text()).length / 1000) };
    };
    const begin = await cpu();
    const { status, kB } = await ask();
    const warm = await cpu();
    const times = Number(process.env.TIMES ?? 5);
    for (let n = 0; n < times; n++) await ask();
    return {
      status,
      kB,
      firstMs: Math.round(warm - begin),
      cpuMs: Number((((await cpu()) - warm) / times).toFixed(1)),
    };
  }
}

void main();
