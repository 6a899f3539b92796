import { z } from 'zod';
import type { AccountId, RepId } from '../../../accounts/types';
import type { NamedLeg } from '../../../planning/problem/namedLegs';
import type { PlanningInput } from '../../../planning/types';
import { type ParsedForm, parseForm } from '../../view/forms';

/** Rows of the form: three customers are the most that one swap has. */
export const ROWS = [1, 2, 3] as const;

const handForm = z.object({
  name: z.string().trim().max(120, 'At most 120 characters.').default(''),
  waiverReason: z.string().trim().max(500, 'At most 500 characters.').default(''),
});

/**
 * What texts of the form can mean: the plan's candidates by their whole name or external id, those in sight also by a part
 * of the name, and its reps.
 */
export interface Nameable {
  input: PlanningInput;
  names: ReadonlyMap<AccountId, string>;
  /** Reps whose books the user may see; null = everybody's. */
  within: ReadonlySet<RepId> | null;
}

/**
 * Reads named accounts and takers. With two accounts and no taker each goes to the other's rep.
 * @returns errors by field: account1 …, to1 …
 */
export function readLegs(body: Record<string, unknown>, nameable: Nameable): ParsedForm<NamedLeg[]> {
  const errors: Record<string, string> = {};
  const rows = ROWS.flatMap((row) => {
    const text = String(body[`account${row}`] ?? '').trim();
    if (text === '') return [];
    const found = accountOf(text, nameable);
    if (typeof found === 'string') {
      errors[`account${row}`] = found;
      return [];
    }
    const to = Number(body[`to${row}`] ?? 0);
    return [{ row, accountId: found, to: nameable.input.reps.some((rep) => rep.id === to) ? to : null }];
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  if (rows.length < 2) return { ok: false, errors: { '': 'Name at least two accounts: a swap is an exchange.' } };
  const ownerOf = new Map(nameable.input.accounts.map((account) => [account.id, account.ownerId]));
  const legs = rows.map(({ row, accountId, to }) => {
    const other = rows.length === 2 ? rows.find((one) => one.accountId !== accountId) : undefined;
    const taker: RepId | undefined = to ?? (other ? ownerOf.get(other.accountId) : undefined);
    if (taker === undefined) errors[`to${row}`] = 'Choose who gets it.';
    return { accountId, toRepId: taker ?? 0 };
  });
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: legs };
}

/** The candidate that a text names, or a sentence why it names none. */
function accountOf(text: string, { input, names, within }: Nameable): AccountId | string {
  const wanted = text.toLowerCase();
  const all = input.accounts.filter(({ id }) => names.has(id));
  const inSight = all.filter(({ ownerId }) => within === null || within.has(ownerId));
  const exact = all.filter(({ id, externalId }) =>
    [names.get(id)!, externalId].some((one) => one.toLowerCase() === wanted),
  );
  if (exact.length === 1) return exact[0].id;
  const part = exact.length > 1 ? exact : inSight.filter(({ id }) => names.get(id)!.toLowerCase().includes(wanted));
  if (part.length === 1) return part[0].id;
  if (part.length === 0) {
    return `“${text}” is not among the accounts that this plan may move: only those up for review are.`;
  }
  const some = part.slice(0, 5).map(({ id, externalId }) => `${names.get(id)} (${externalId})`);
  return `“${text}” could be ${some.join(', ')}${part.length > 5 ? ' or others' : ''}; write more of it.`;
}

/** The rest of the form. */
export function readRest(body: Record<string, unknown>) {
  return parseForm(handForm, body);
}
