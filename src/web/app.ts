import express from 'express';
import { apiRouter } from './api/router';
import { assetFiles } from './assets';
import { answeredBeside } from './beside/answeredBeside';
import { httpCounts } from './health/httpCounts';
import { knownLetters } from './middleware/addresses';
import { csrfProtection } from './middleware/csrf';
import { errorPages } from './middleware/errors';
import { flashCookie } from './middleware/flashCookie';
import { formBody } from './middleware/forms';
import { requestLog } from './middleware/log';
import { knownMethods } from './middleware/methods';
import { permitted } from './middleware/permitted';
import { oneReading } from './middleware/reading';
import { privateByDefault, securityHeaders } from './middleware/security';
import { sessionSecret } from './middleware/sessionSecret';
import { sessions, storedBeforeRedirect } from './middleware/sessions';
import { setupFirst, signedIn } from './middleware/signedIn';
import { viewer } from './middleware/viewer';
import { outcomesWait } from './outcomes/waiting';
import { openRouters, plainRouters, routers } from './routes';
import type { Services } from './services';
import { confirmed } from './session/confirmed';
import { useViews } from './view/engine';

/** The web application over an open database; nothing listens yet (server.ts does). */
export function createApp(services: Services): express.Express {
  const app = express();
  app.disable('x-powered-by');
  // Express's own last resort would print a stack in any other environment.
  app.set('env', 'production');
  if (services.config.trustProxy) app.set('trust proxy', 1);
  const secret = sessionSecret(services.config, services.database.path);
  useViews(app, services.config.root);

  const counts = httpCounts();
  app.locals.httpCounts = counts;
  app.use(counts.count);
  app.use(answeredBeside(services));
  app.use(requestLog(services.config.logLevel));
  app.use(securityHeaders());
  app.use(assetFiles(services.config.root));
  app.use(privateByDefault);
  app.use(oneReading());
  // Before the sessions: programs bring a token with every request, and no cookie counts there.
  app.use(apiRouter(services));
  app.use(knownMethods());
  for (const make of plainRouters) app.use(make(services));
  app.use(sessions(services, secret), storedBeforeRedirect);
  app.use(flashCookie(secret, services.config.trustProxy));
  app.use(...formBody());
  app.use(viewer(services));
  app.use(knownLetters());
  app.use(csrfProtection(secret, services.config.trustProxy));
  for (const make of openRouters) app.use(make(services));
  app.use(setupFirst(services));
  app.use(signedIn());
  app.use(permitted());
  app.use(confirmed(services));
  for (const make of routers) app.use(make(services));
  app.use(outcomesWait(services));
  app.use(errorPages());
  return app;
}
