import { type Request, type Response, Router } from 'express';
import { findUserByEmail } from '../../../storage/people/users';
import { sessionSecret } from '../../middleware/sessionSecret';
import { pageNotFound } from '../../middleware/signedIn';
import type { Services } from '../../services';
import { localPath } from '../../view/localPath';
import { page } from '../../view/page';
import { signInAs } from '../signInAs';
import { ProviderClient } from './client';
import { setJourney, takeJourney } from './journeyCookie';

const AWAY =
  'The identity provider of your company cannot be reached right now. Try again later, or sign in with your password.';
const BROKEN =
  'The sign-in at the identity provider was not completed, took too long or did not begin in this browser. Try it again.';
const UNVERIFIED =
  'The identity provider does not vouch for your e-mail address. Ask who looks after it to verify the address.';

/** Signing in at the company's identity provider: only users who were added here get in, by their verified address. */
export function providerRouter(services: Services): Router {
  const router = Router();
  const { config, database } = services;
  const client = config.provider && config.publicUrl ? new ProviderClient(config.provider, config.publicUrl) : null;
  const secret = (): string => sessionSecret(config, database.path);

  router.get('/sign-in/provider', async (req, res) => {
    if (!client) throw pageNotFound();
    try {
      const { url, journey } = await client.depart(localPath(req.query.next), req.query.again === 'yes');
      setJourney(res, journey, secret(), config.trustProxy);
      res.redirect(303, url);
    } catch (error) {
      refuse(res, 503, AWAY, error);
    }
  });

  router.get('/sign-in/provider/sign-out', async (_req, res) => {
    if (!client) throw pageNotFound();
    try {
      res.redirect(303, (await client.leave()) ?? '/sign-in');
    } catch (error) {
      refuse(res, 503, AWAY, error);
    }
  });

  router.get('/sign-in/provider/callback', async (req: Request, res: Response) => {
    if (!client) throw pageNotFound();
    const journey = takeJourney(req, res, secret(), config.trustProxy);
    if (!journey) return refuse(res, 400, BROKEN);
    const query = /\?.*$/.exec(req.originalUrl)?.[0] ?? '';
    const arrival = await client.arrive(query, journey).catch((error: unknown) => {
      refuse(res, 400, BROKEN, error);
      return undefined;
    });
    if (arrival === undefined) return;
    if (arrival.email === null) return refuse(res, 403, UNVERIFIED);
    const user = await findUserByEmail(database.db, arrival.email);
    if (!user || user.disabledAt !== null) {
      return refuse(
        res,
        403,
        `Nobody with the address ${arrival.email} may sign in here. An administrator can add you.`,
      );
    }
    await signInAs(req, user.id, arrival.confirmedAt);
    res.redirect(303, journey.next);
  });
  return router;
}

function refuse(res: Response, status: number, problem: string, error?: unknown): void {
  // For the log alone: what a provider answers is not for the page.
  if (error instanceof Error) res.err = error;
  page(res.status(status), 'session/provider', { title: 'Not signed in', problem });
}
