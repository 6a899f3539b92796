import type { Rep } from '../../../accounts/types';
import { type Asked, findAskedAccount, findAskedRep } from '../../../app/plans/findAsked';
import { loadReps } from '../../../storage/accounts/accounts';
import type { NamedAccount } from '../../../storage/accounts/askedAccounts';
import type { Services } from '../../services';
import type { WhySubject } from './subject';

/** What was typed, as it was understood; null where nothing was typed. */
export interface Typed {
  account: Asked<NamedAccount> | null;
  rep: Asked<Rep> | null;
}

/** Looks up what was typed among what the reader may see. */
export async function findTyped(
  services: Services,
  { within, rotation }: WhySubject,
  typed: { account?: string; rep?: string },
): Promise<Typed> {
  const { db } = services.database;
  const scope = { analysisId: rotation.analysisId, repIds: within === null ? null : [...within] };
  const reps = (await loadReps(db)).filter(({ id }) => within === null || within.has(id));
  return {
    account: typed.account ? await findAskedAccount(db, typed.account, scope) : null,
    rep: typed.rep ? findAskedRep(typed.rep, reps) : null,
  };
}

/** A sentence about what could not be understood, with what it may have meant; null where it was understood. */
export function notUnderstood(
  asked: Asked<{ externalId: string; name: string }> | null,
  what: 'account' | 'rep',
  linkTo: (change: Record<string, string>) => string,
): { sentence: string; choices: { externalId: string; name: string; href: string }[] } | null {
  if (asked === null || 'found' in asked) return null;
  const { text, called, near } = asked;
  const link = <T extends { externalId: string; name: string }>({ externalId, name }: T) => ({
    externalId,
    name,
    href: linkTo({ [what]: externalId }),
  });
  if (called.length > 0) {
    const sentence = `${called.length} ${what}s are called “${text}”. Choose one by its id.`;
    return { sentence, choices: called.slice(0, 10).map(link) };
  }
  return {
    sentence:
      near.length > 0
        ? `There is no ${what} “${text}” among those that you see. Did you mean:`
        : `There is no ${what} “${text}” among those that you see, and none with a similar name. Type the name, or the id from the imported files.`,
    choices: near.map(link),
  };
}
