import { CAST } from '../cast';
import { filledForm, openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

/** A site with a planned rotation, its people signed in, and swaps that tests draft as trades one after another. */
export interface TradeSite extends RotationSite {
  admin: Visitor;
  anna: Visitor;
  ben: Visitor;
  /** Addresses. */
  rotationPath: string;
  planPath: string;
  /** Drafts a swap that no test has taken yet, as Anna, and returns the trade's address. */
  draft(): Promise<string>;
  submit(trade: string): Promise<void>;
  /** Everybody who can consents. */
  approve(trade: string): Promise<void>;
  /** Tells the reps of it, whatever its date. */
  announce(trade: string): Promise<void>;
}

/** @param today the day of the site; the cast's unless told otherwise */
export async function openTradeSite(today?: () => string): Promise<TradeSite> {
  const site = await openRotationSite(tradingPolicy(), today);
  const admin = await site.as('admin');
  const anna = await site.as('manager', CAST.anna);
  const ben = await site.as('manager', CAST.ben);
  const rotationPath = await site.rotation(admin);
  const planPath = await site.plan(admin, rotationPath);

  async function draft(): Promise<string> {
    const swap = /name="swap" value="([^"]+)"/.exec((await anna.get(planPath)).text)?.[1];
    if (!swap) throw new Error('The plan has too few swaps for these tests.');
    await anna.post(`${planPath}/trades`, { swap }, planPath);
    const html = (await anna.get(rotationPath)).text;
    return [...html.matchAll(/<th scope="row"><a href="(\/trades\/[^"]+)"/g)].map(([, href]) => href).pop()!;
  }

  async function submit(trade: string): Promise<void> {
    const { reviewDate } = await filledForm(anna, trade);
    const terms = { reviewDate, successMeasure: 'Revenue after <a year>', undoCondition: '', creditTerms: 'Half each' };
    const answer = await anna.post(`${trade}/submission`, terms, trade);
    if (answer.status !== 303) throw new Error(words(answer.text));
  }

  async function approve(trade: string): Promise<void> {
    for (const person of [anna, ben, admin]) {
      if ((await offers(person, trade)).includes('consent')) await person.post(`${trade}/consent`, {}, trade);
    }
  }
  async function announce(trade: string): Promise<void> {
    const told = { trade: trade.split('/').pop()!, note: 'Agreed at the sales meeting' };
    const answer = await admin.post(`${rotationPath}/announcements`, told, rotationPath);
    if (answer.status !== 303) throw new Error(words(answer.text));
  }
  return { ...site, admin, anna, ben, rotationPath, planPath, draft, submit, approve, announce };
}

/** The steps that a trade's page offers to somebody, by name; talking about it is none. */
export async function offers(by: Visitor, trade: string): Promise<string[]> {
  const html = (await by.get(trade)).text;
  return [...html.matchAll(/action="\/trades\/[^/"]+\/(\w+)"/g)]
    .map(([, step]) => step)
    .filter((step) => step !== 'comments')
    .sort();
}
