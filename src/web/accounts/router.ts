import { type Request, type Response, Router } from 'express';
import { accountsCsv } from '../../app/accounts/accountsCsv';
import { type AccountsAsked, everyAccount, listAccounts } from '../../app/accounts/listAccounts';
import { ownersSeenBy } from '../../app/accounts/owners';
import { showAccount } from '../../app/accounts/showAccount';
import { viewingOf } from '../../app/accounts/viewing';
import { freshness } from '../../app/dashboard/freshness';
import { countedId } from '../../shared/countedId';
import { accountFacets } from '../../storage/accounts/accountPagesFacets';
import type { AnalysisHeader } from '../../storage/analyses/analyses';
import { companyTelling } from '../../storage/people/company';
import { freshnessView } from '../dashboard/freshnessView';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { parseQuery, sortParts } from '../view/query';
import { accountView } from './accountView';
import { sendCsv } from './csv';
import { listView } from './listView';
import { plainList } from './plainList';
import { accountsQuery, filterOf } from './query';

/** The list of accounts with its download, and the page of one account. */
export function accountsRouter(services: Services): Router {
  const router = Router();
  const { db } = services.database;

  router.get('/accounts', async (req, res) => {
    const fresh = await freshness(db);
    const shown = { title: 'Accounts', active: 'accounts', ...freshnessView(fresh, currentUser(res)) };
    if (!fresh.header) return page(res, 'accounts/list', { ...shown, ...(await plainList(services, req, res)) });
    const { query, asked, owners } = await asks(req, res, fresh.header);
    const list = await listAccounts(db, asked, sortParts(query.sort), (found) => paging(req, query.page, found));
    const facets = await accountFacets(db);
    const complete = fresh.state === 'fresh' && asked.viewing.scope.all;
    const notAnalysed = complete ? facets.accounts - fresh.header.company.accounts : 0;
    page(res, 'accounts/list', { ...shown, notAnalysed, ...listView(req, query, list, facets, owners) });
  });

  router.get('/accounts.csv', async (req, res) => {
    const { header } = await freshness(db);
    if (!header) throw pageNotFound();
    const { asked } = await asks(req, res, header);
    const { locale } = await companyTelling(db);
    await sendCsv(res, `accounts-${header.asOf}.csv`, accountsCsv(everyAccount(db, asked), locale));
  });

  router.get('/accounts/:id', async (req, res) => {
    const user = currentUser(res);
    const shown = await showAccount(db, countedId(req.params.id), user, services.today());
    page(res, 'accounts/show', accountView(shown, user, res.locals.company));
  });

  return router;

  async function asks(req: Request, res: Response, header: AnalysisHeader) {
    const query = parseQuery(accountsQuery, req);
    const viewing = await viewingOf(db, currentUser(res));
    const owners = await ownersSeenBy(db, viewing);
    const asked: AccountsAsked = { header, viewing, today: services.today(), filter: filterOf(query, owners) };
    return { query, asked, owners };
  }
}
