import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { makeToken } from '../../app/apiTokens/makeToken';
import { revokeToken } from '../../app/apiTokens/revokeToken';
import { SCOPE_WORDS, SCOPES, scopesFor } from '../../people/scopes';
import { listApiTokens } from '../../storage/people/apiTokens';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { tokenRows } from './tokenRows';

const DAYS = ['30', '90', '180', '365'] as const;

const tokenForm = z.object({
  name: z.string('Name the token.').trim().min(1, 'Name the token.').max(100, 'At most 100 characters.'),
  scopes: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(SCOPES))),
  days: z.enum(DAYS, 'Choose for how long.').transform(Number),
});

/** Tokens with which programs act for a user: everybody's own, and for administrators those of all. */
export function tokensRouter({ database, now, realNow }: Services): Router {
  const router = Router();

  router.get('/profile/tokens', (_req, res) => showOwn(res, { days: '90', scopes: ['read'] }, {}));

  router.post('/profile/tokens', async (req, res) => {
    const form = parseForm(tokenForm, req.body);
    if (!form.ok) return showOwn(res, req.body, form.errors);
    try {
      const { text } = await makeToken(database, currentUser(res), form.value, { now: now(), realNow: realNow() });
      // The one page that ever shows it: neither a redirect nor the session carries it on, and no cache keeps it.
      res.status(201).set('Cache-Control', 'no-store');
      const breadcrumbs = [...OF_PROFILE, { label: 'API tokens', href: '/profile/tokens' }];
      res.render('tokens/made', { title: 'Your new token', breadcrumbs, name: form.value.name, text });
    } catch (error) {
      await showOwn(res, req.body, formErrors(error));
    }
  });

  router.get('/tokens', async (_req, res) => {
    const tokens = tokenRows(await listApiTokens(database.db, null), realNow());
    const holding = tokens.filter((token) => token.holds).length;
    page(res, 'tokens/all', { title: 'API tokens', active: 'tokens', tokens, holding });
  });

  router.post('/profile/tokens/:id/revocation', revocation('/profile/tokens'));
  router.post('/tokens/:id/revocation', revocation('/tokens'));

  function revocation(back: string) {
    return async (req: Request, res: Response): Promise<void> => {
      await revokeToken(database, String(req.params.id), currentUser(res), now());
      flash(req, 'The token is revoked. Programs that use it are refused from now on.');
      res.redirect(303, back);
    };
  }

  async function showOwn(res: Response, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const user = currentUser(res);
    page(res, 'tokens/own', {
      title: 'API tokens',
      breadcrumbs: OF_PROFILE,
      tokens: tokenRows(await listApiTokens(database.db, user.id), realNow()),
      values,
      errors,
      choices: scopesFor(user.role).map((scope) => ({ value: scope, label: `${scope}: ${SCOPE_WORDS[scope]}` })),
      days: DAYS.map((days) => ({ value: days, label: `${days} days` })),
    });
  }
  return router;
}

const OF_PROFILE = [{ label: 'My profile', href: '/profile' }];
