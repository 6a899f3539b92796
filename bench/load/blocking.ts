import { setTimeout } from 'node:timers/promises';
import { PERMISSIONS } from '../../src/people/permissionTable';
import { openDatabase, openMigrated } from '../../src/storage/database';
import { apiDocument } from '../../src/web/api/document';
import { TODAY } from './company';
import { type Facts, factsOf, type Person } from './facts';
import { formsOf, linksOf } from './pageForms';
import { type SignedIn, type Site, signIn, startSite } from './site';

interface Row {
  role: string;
  what: string;
  status: number;
  busyMs: number;
  blockedMs: number;
  cpuMs: number;
  kB: number;
}

/** Not sent: they end the visit, or everything with it. */
const LEFT_ALONE =
  /^\/(sign-out|profile\/password|profile\/sessions|setup|imports$)|disabling|unlocking|revocation|\/password$|\/theme/;

/** Read from texts that a process parses once. */
const FRESH = /\/plans\/|\/trades\/|lottery|\/rotations\/[^/]+\/(consents|submissions|schedules|plans|comparison)/;

const MOST_OF_A_KIND = Number(process.env.EACH ?? 1);

/**
 * How long first answers keep everybody else waiting: every page and download that links lead to, every form as it
 * stands on its page and every read of the API, each asked of a web process that has just been started.
 * `node --require tsx/cjs bench/load/blocking.ts URL [ROLE] [part of the address]`; what the forms write stays.
 */
async function main(): Promise<void> {
  const [url, only, part = ''] = process.argv.slice(2);
  await (await openMigrated(url, `${TODAY}T08:30:00.000Z`)).close();
  const facts = await factsOf(url);
  const rows: Row[] = [];
  const { db, close } = openDatabase(url);
  let site: Site | null = null;
  for (const role of ['rep', 'leader', 'manager', 'admin'] as const) {
    if (only && only !== 'all' && only !== role) continue;
    const person = facts.people
      .filter(({ user }) => user.role === role)
      .sort((a, b) => b.steps.length - a.steps.length)[0];
    site ??= await startSite(url);
    const signed = await signIn(site.port, person.user.email);
    await asSomebody(role, facts, person, signed);
  }
  await site?.stop();
  await close();
  console.table(rows.sort((a, b) => b.busyMs - a.busyMs).slice(0, Number(process.env.MOST ?? 60)));

  async function asSomebody(
    role: string,
    { rotationId, pastRotationId, planId }: Facts,
    person: Person,
    signed: SignedIn,
  ) {
    const headers = { cookie: signed.cookie, accept: 'text/html' };
    const seen = new Map<string, number>();
    const queue = [
      ...Object.values(PERMISSIONS)
        .flat()
        .map(([route]) => route)
        .filter((route) => route.startsWith('GET ') && !route.includes(':'))
        .map((route) => route.slice(4)),
      `/rotations/${rotationId}`,
      `/rotations/${pastRotationId}`,
      `/plans/${planId}`,
      `/plans/${planId}/plan.json`,
      ...person.trades.slice(0, 2).map((id) => `/trades/${id}`),
      `/rotations/${rotationId}/inclusions/new?account=${person.accounts[0] ?? 1}`,
      `/rotations/${rotationId}/exclusions/new?account=${person.accounts[0] ?? 1}`,
      `/accounts?q=alder`,
      `/accounts?sort=-headroom`,
      `/rotations/${rotationId}/candidates?q=alder`,
    ].filter((path) => !/\/sign-in|\/setup|\/new-password|\/forgotten/.test(path));
    const forms = new Map<string, ReturnType<typeof formsOf>[number]>();
    for (let at = 0; at < queue.length; at++) {
      const path = queue[at];
      const kind = kindOf(path);
      const times = seen.get(kind) ?? 0;
      if (times >= MOST_OF_A_KIND) continue;
      seen.set(kind, times + 1);
      const text = await ask(role, `GET ${kind}`, path, { headers, redirect: 'manual' }, signed);
      queue.push(...linksOf(text));
      for (const form of formsOf(text)) {
        if (LEFT_ALONE.test(form.action) || form.multipart) continue;
        const form_kind =
          `${kindOf(form.action)} ${form.fields.map(([name, value]) => (name === 'kind' ? value : '')).join('')}`.trim();
        if (!forms.has(form_kind)) forms.set(form_kind, form);
      }
    }
    for (const [kind, form] of forms) {
      const body = new URLSearchParams(form.fields).toString();
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      await ask(
        role,
        `POST ${kind}`,
        form.action,
        { method: 'POST', headers: { ...headers, ...type }, body, redirect: 'manual' },
        signed,
      );
    }
    const bearer = { authorization: `Bearer ${person.token}`, accept: 'application/json' };
    const ids: Record<string, string> = {
      rotationId,
      planId,
      tradeId: person.trades[0] ?? person.handoffs[0]?.tradeId ?? '1',
      accountId: person.steps[0]?.externalId ?? 'A1',
      repId: 'R1',
      quarter: '2025-Q4',
      coachingPlanId: person.coachingId ?? '1',
    };
    for (const [path, methods] of Object.entries(apiDocument.paths as Record<string, object>)) {
      if (!('get' in methods)) continue;
      const address = `/api/v1${path.replace(/^\/api\/v1/, '')}`.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '1');
      await ask(role, `API GET ${path}`, address, { headers: bearer }, signed);
    }
  }

  async function ask(
    role: string,
    what: string,
    path: string,
    init: RequestInit,
    { cookie }: SignedIn,
  ): Promise<string> {
    if (part && !what.includes(part) && !process.env.CRAWL) return '';
    if (site === null || FRESH.test(path)) {
      await site?.stop();
      site = await startSite(url);
    }
    // Counts as new data, so that nothing is known from before; answers that a worker has stored stay.
    await db
      .updateTable('row_changes')
      .set((e) => ({ changes: e('changes', '+', 1) }))
      .where('table_name', '=', 'reps')
      .execute();
    // A process that has answered: what every page needs is read.
    await (await fetch(`http://127.0.0.1:${site.port}/notifications`, { headers: { cookie } })).text();
    const { cpuMs } = await site.standing('unblocked');
    await setTimeout(20);
    const answer = await fetch(`http://127.0.0.1:${site.port}${path}`, init);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const end = await site.standing();
    const row = {
      role,
      what,
      status: answer.status,
      busyMs: Math.round(end.busyMs),
      blockedMs: Math.round(end.blockedMs),
      cpuMs: Math.round(end.cpuMs - cpuMs),
      kB: Math.round(bytes.length / 1000),
    };
    rows.push(row);
    console.error(Object.values(row).join(' '));
    return answer.headers.get('content-type')?.includes('html') ? bytes.toString() : '';
  }
}

/** The address with its names of records left out. */
function kindOf(path: string): string {
  const [address, query] = path.split('?');
  const keys = [...new URLSearchParams(query ?? '').keys()].filter((key) => !['page', 'back'].includes(key)).sort();
  const short = address
    .split('/')
    .map((step) => (/^[0-9a-f]{8}-|^\d+$|^[\w-]{40,}$|^\d{4}-Q\d$/.test(step) ? ':id' : step))
    .join('/');
  return keys.length > 0 ? `${short}?${[...new Set(keys)].join('&')}` : short;
}

void main();
