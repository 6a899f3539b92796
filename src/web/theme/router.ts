import { Router } from 'express';
import { localPath } from '../view/localPath';
import { themeSchema } from '../view/theme';

const YEAR_MS = 365 * 86_400_000;

/** Light, dark, or as the device: kept in a cookie of this browser. */
export function themeRouter(): Router {
  const router = Router();
  router.post('/theme', (req, res) => {
    const theme = themeSchema.catch('auto').parse(req.body?.theme);
    res.cookie('theme', theme, { maxAge: YEAR_MS, sameSite: 'lax', httpOnly: true });
    res.redirect(303, localPath(req.body?.back));
  });
  return router;
}
