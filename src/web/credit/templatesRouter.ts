import { type Response, Router } from 'express';
import { changeTemplates } from '../../app/credit/changeTemplates';
import { listCreditTemplates } from '../../storage/trades/creditTemplates';
import { pageNotFound } from '../middleware/signedIn';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { dealsOf, dealValues, templateForm } from './forms';
import { templateSentence } from './templateWords';

const NEW = 'new';

/** The company's templates of credit terms; sales operations keep them. */
export function creditTemplatesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/settings/credit', async (_req, res) => {
    const templates = await listCreditTemplates(database.db);
    page(res, 'credit/templates', {
      title: 'Credit templates',
      active: 'settings',
      breadcrumbs: [{ label: 'Settings', href: '/settings' }],
      templates: templates.map((template) => ({ ...template, sentence: templateSentence(template.terms) })),
      removable: templates.length > 1,
    });
  });

  router.get('/settings/credit/:id', async (req, res) => {
    if (req.params.id === NEW)
      return show(res, NEW, { dealRule: 'stay', dealMonths: 3, formerPercent: 50, doubleMonths: 0 });
    const { name, terms, isDefault } = await find(req.params.id);
    await show(res, req.params.id, {
      ...dealValues(terms),
      name,
      quotaRule: terms.quota,
      isDefault: isDefault && 'yes',
    });
  });

  router.post('/settings/credit/:id', async (req, res) => {
    const { id } = req.params;
    if (id !== NEW) await find(id);
    const form = parseForm(templateForm, req.body);
    if (!form.ok) return show(res, id, req.body, form.errors);
    const { name, quotaRule, doubleMonths, isDefault } = form.value;
    const terms = { deals: dealsOf(form.value), doubleMonths, quota: quotaRule };
    try {
      const change = { do: 'write' as const, id: id === NEW ? null : id, name, terms, isDefault: isDefault === 'yes' };
      await changeTemplates(database, change, actorOf(res, services));
      flash(req, `The template “${name}” is saved. Trades that have their terms keep them.`);
      res.redirect(303, '/settings/credit');
    } catch (error) {
      await show(res, id, req.body, formErrors(error));
    }
  });

  router.post('/settings/credit/:id/removal', async (req, res) => {
    const { name } = await find(req.params.id);
    await changeTemplates(database, { do: 'remove', id: req.params.id }, actorOf(res, services));
    flash(req, `The template “${name}” is gone. Trades that began with it keep their terms.`);
    res.redirect(303, '/settings/credit');
  });

  async function find(id: string) {
    const template = (await listCreditTemplates(database.db)).find((one) => one.id === id);
    if (!template) throw pageNotFound();
    return template;
  }

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors = {}) {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'credit/template', {
      title: id === NEW ? 'New credit template' : 'Credit template',
      active: 'settings',
      breadcrumbs: [
        { label: 'Settings', href: '/settings' },
        { label: 'Credit templates', href: '/settings/credit' },
      ],
      id,
      values,
      errors,
    });
  }
  return router;
}
