import type { Request, Response } from 'express';
import { ownersSeenBy } from '../../app/accounts/owners';
import { viewingOf } from '../../app/accounts/viewing';
import { accountFacets } from '../../storage/accounts/accountPagesFacets';
import { countPlain, plainLines } from '../../storage/accounts/accountPagesPlain';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { ownerFilter, ownersAsked } from '../view/ownerFilter';
import { paging } from '../view/paging';
import { parseQuery } from '../view/query';
import { accountsQuery } from './query';

/** The accounts with what is known of them before any analysis: owners, and revenue so far. */
export async function plainList({ database: { db }, today }: Services, req: Request, res: Response) {
  const { q, rep, segment, region, page } = parseQuery(accountsQuery, req);
  const viewing = await viewingOf(db, currentUser(res));
  const owners = await ownersSeenBy(db, viewing);
  const filter = { words: q, repIds: ownersAsked(rep, owners), segment, region };
  const query = { today: today(), scope: viewing.repIds, ...filter };
  const found = await countPlain(db, query);
  const part = paging(req, page, found);
  const facets = await accountFacets(db);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const choices = (values: string[]) => values.map((value) => ({ value, label: value }));
  return {
    plain: found > 0 || filtered,
    found,
    filtered,
    resetUrl: filtered ? '/accounts' : null,
    lines: await plainLines(db, query, part),
    paging: part,
    values: { q, rep, segment, region },
    segments: choices(facets.segments),
    regions: choices(facets.regions),
    owner: ownerFilter(rep, owners, true),
  };
}
