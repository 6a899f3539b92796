import type { RepId } from '../../accounts/types';
import { EFFORTS, type Effort, type EffortAdvice, effortsOf, OF_REP, OWN } from '../../handoffs/effort';
import { type Day, daysBetween } from '../../shared/calendar';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { companyTelling, type Telling } from '../../storage/people/company';
import { type OwnAccount, ownAccounts } from '../../storage/trades/handoffPagesBook';

export type AdvisedAccount = OwnAccount & Pick<EffortAdvice, 'effort' | 'reason'>;

export interface OwnBook {
  /** Of the analysis behind the figures; null before the first one. */
  analysisId: string | null;
  asOf: string | null;
  t4qCents: number;
  /** How many accounts of the whole book are in each group. */
  counts: Record<Effort, number>;
  /** Those that fit the question: invest first, then keep up, then light touch; the most headroom or revenue first. */
  accounts: AdvisedAccount[];
}

export interface BookQuestion {
  words?: string;
  effort?: Effort;
  /** Whether the rep asks, which is the default, or somebody above. */
  own?: boolean;
}

/** A rep's accounts of today, sorted by how much of the rep's time they are worth. */
export async function ownBook(db: Db, repId: RepId, today: Day, question: BookQuestion = {}): Promise<OwnBook> {
  const analysis = await currentAnalysis(db);
  const telling = await companyTelling(db);
  const own = question.own !== false;
  const key = JSON.stringify(['book', repId, today, analysis?.id ?? null, telling, own]);
  const whole = await keptWithData(db, key, () => wholeBook(db, repId, today, { analysis, telling, own }));
  const { words = '', effort } = question;
  if (words === '' && effort === undefined) return whole;
  return { ...whole, accounts: whole.accounts.filter((account) => fits(account, question)) };
}

async function wholeBook(
  db: Db,
  repId: RepId,
  today: Day,
  { analysis, telling, own }: { analysis: AnalysisHeader | null; telling: Telling; own: boolean },
): Promise<OwnBook> {
  const book = await ownAccounts(db, repId, today, analysis?.id ?? null);
  const figures = book.map((account) => ({ ...account, tenureYears: daysBetween(account.since, today) / 365.25 }));
  const advice = effortsOf(figures, telling, own ? OWN : OF_REP);
  const without = analysis === null ? '' : 'No revenue yet.';
  const advised = book
    .map((account, position) => ({ ...account, ...advice[position] }))
    .map((account) => (account.state === null ? { ...account, reason: without } : account))
    .sort(byEffort);
  const counts = Object.fromEntries(
    EFFORTS.map((effort) => [effort, advised.filter((account) => account.effort === effort).length]),
  ) as Record<Effort, number>;
  return {
    analysisId: analysis?.id ?? null,
    asOf: analysis?.asOf ?? null,
    t4qCents: book.reduce((sum, account) => sum + account.t4qCents, 0),
    counts,
    accounts: advised,
  };
}

function byEffort(a: AdvisedAccount, b: AdvisedAccount): number {
  if (a.effort !== b.effort) return EFFORTS.indexOf(a.effort) - EFFORTS.indexOf(b.effort);
  const weight = (account: AdvisedAccount): number =>
    account.effort === 'invest' ? account.headroomCents : account.t4qCents;
  return weight(b) - weight(a) || (a.name < b.name ? -1 : 1);
}

function fits(account: AdvisedAccount, { words, effort }: BookQuestion): boolean {
  if (effort !== undefined && account.effort !== effort) return false;
  const name = account.name.toLowerCase();
  return (words ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}
