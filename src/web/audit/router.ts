import { Router } from 'express';
import { z } from 'zod';
import { auditLength, auditVocabulary, countAudit, listAuditEntries } from '../../storage/audit/auditPages';
import { auditProblems } from '../../storage/audit/auditProblems';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery } from '../view/query';
import { entryView, inWords } from './entryView';

const word = z.string().trim().max(100).optional();
const auditQuery = { type: word, subject: word, action: word, page: pageNumber };

/** The audit log: every change with who, when and what, and whether its chain is unbroken. */
export function auditRouter(services: Services): Router {
  const router = Router();
  const { db } = services.database;

  router.get('/audit', async (req, res) => {
    const query = parseQuery(auditQuery, req);
    const wanted = { subjectType: query.type, subjectId: query.subject, action: query.action };
    const pages = paging(req, query.page, await countAudit(db, wanted));
    const { subjectTypes, actions } = await auditVocabulary(db);
    const choices = (values: string[]) => values.map((value) => ({ value, label: inWords(value) }));
    page(res, 'audit/list', {
      title: 'Audit',
      active: 'audit',
      values: query,
      length: await auditLength(db),
      entries: (await listAuditEntries(db, wanted, pages)).map((entry) => entryView(entry, currentUser(res))),
      paging: pages,
      subjectTypes: choices(subjectTypes),
      actions: choices(actions),
    });
  });

  router.get('/audit/chain', async (_req, res) => {
    const problems = await auditProblems(db);
    const breadcrumbs = [{ label: 'Audit', href: '/audit' }];
    page(res, 'audit/chain', {
      title: 'The chain',
      active: 'audit',
      breadcrumbs,
      problems,
      length: await auditLength(db),
    });
  });
  return router;
}
