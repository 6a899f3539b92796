import { z } from 'zod';
import type { RepId } from '../../accounts/types';
import { NON_GROWING } from '../../app/dashboard/standing';
import type { AccountState } from '../../growth/types';
import type { AccountFilter } from '../../storage/accounts/accountPagesFilter';
import { ACCOUNT_SORTS } from '../../storage/accounts/accountPagesList';
import { ownerField, ownersAsked } from '../view/ownerFilter';
import { pageNumber, searchWords, sortBy } from '../view/query';

/** Stands for "all three that do not grow" in the filter by state. */
const STANDING = 'standing';

const STATES = ['growing', 'flat', 'lagging', 'declining', 'new', 'lapsed'] as const satisfies AccountState[];

const text = z.string().max(200).optional();

/** The query of the list of accounts. */
export const accountsQuery = {
  q: searchWords,
  state: z.enum([STANDING, ...STATES]).optional(),
  rep: ownerField,
  segment: text,
  region: text,
  review: z.enum(['yes', 'no']).optional(),
  sort: sortBy(ACCOUNT_SORTS, '-t4q'),
  page: pageNumber,
};

export type AccountsQuery = z.output<z.ZodObject<typeof accountsQuery>>;

/** What the storage looks for; `owners` are those whose accounts the reader may see. */
export function filterOf(
  { q, state, rep, segment, region, review }: AccountsQuery,
  owners: readonly { id: RepId; name: string }[],
): AccountFilter {
  return {
    words: q,
    states: state === undefined ? undefined : state === STANDING ? NON_GROWING : [state],
    repIds: ownersAsked(rep, owners),
    segment,
    region,
    candidate: review === undefined ? undefined : review === 'yes',
  };
}

/** The choices of the filter by state. */
export const STATE_OPTIONS = [
  { value: STANDING, label: 'not growing (flat, lagging, declining)' },
  ...STATES.map((state) => ({ value: state, label: state })),
];
