import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import type { Policy } from '../../src/rotations/policy';
import { CAST, castPolicy, fillCast } from '../cast';
import { openSite, type Site, type Visitor } from './site';

const NOW = `${CAST.today}T09:00:00.000Z`;

export interface RotationSite extends Site {
  /** Runs every queued job to its end. */
  work(): Promise<void>;
  /** Runs the next job. */
  workOnce(): Promise<boolean>;
  /** Opens a rotation as the visitor, analyses it and returns its address. */
  rotation(visitor: Visitor, name?: string): Promise<string>;
  /** Makes a plan of the rotation and returns its address. */
  plan(visitor: Visitor, rotation: string): Promise<string>;
}

/** The web application over the cast, with a worker that runs when asked; `now` stands still unless it is told. */
export async function openRotationSite(
  policy: Policy = tradingPolicy(),
  today: () => string = () => CAST.today,
  now: () => string = () => NOW,
): Promise<RotationSite> {
  const site = await openSite({ company: false, today, now });
  const { database } = site.services;
  fillCast(database, policy);
  const options = { today, now, realNow: () => new Date().toISOString(), log: () => {} };
  const next = (): Promise<boolean> => workOnce(database, handlers as JobHandlers, 'test', options);
  const work = async (): Promise<void> => {
    while (await next());
  };
  return {
    ...site,
    work,
    workOnce: next,
    async rotation(visitor, name = 'Spring 2026') {
      const answer = await visitor.post(
        '/rotations',
        { ...(await filledForm(visitor, '/rotations/new')), name },
        '/rotations/new',
      );
      if (answer.status !== 303) throw new Error(`The rotation was not opened: ${answer.status} ${answer.text}`);
      await work();
      return answer.headers.location;
    },
    async plan(visitor, rotation) {
      const answer = await visitor.post(`${rotation}/plans`, { name: 'Balanced' }, rotation);
      if (answer.status !== 303) throw new Error(`The plan was not asked for: ${answer.status} ${answer.text}`);
      await work();
      return (await visitor.get(answer.headers.location)).headers.location;
    },
  };
}

/** The cast's policy with room for a whole account to move: its books have five accounts each. */
export function tradingPolicy(): Policy {
  const policy = castPolicy();
  return { ...policy, plan: { ...policy.plan, maxBookShareMovedPerYear: 0.6 } };
}

/** The fields of a page's last form as a browser would send them unchanged. */
export async function filledForm(visitor: Visitor, path: string): Promise<Record<string, string>> {
  const html = (await visitor.get(path)).text;
  const main = html.slice(html.indexOf('<main'));
  const fields: Record<string, string> = {};
  for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const box = tag.includes('type="checkbox"');
    if (!name || name === '_csrf' || (box && !tag.includes(' checked'))) continue;
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  }
  for (const [, name, options] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields[name] = chosen?.[1] ?? '';
  }
  return fields;
}

/** Text of a page without tags, with single spaces. */
export function words(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}
