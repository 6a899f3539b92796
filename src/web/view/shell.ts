import type { Request } from 'express';
import { canChangeSettings } from '../../people/permissions';
import type { User } from '../../people/user';
import type { Company } from '../../storage/people/company';
import type { Guide } from '../help/guide';
import { type NavItem, navOf } from './nav';
import { type Theme, themeOf } from './theme';

/** What the layout and the helpers find on every page, besides what the page itself passes. */
export interface Shell {
  user: User | null;
  company: Pick<Company, 'name' | 'currency' | 'locale' | 'isDemo' | 'showRepFigures'> | null;
  nav: { bar: NavItem[]; menu: NavItem[] };
  canChangeSettings: boolean;
  /** How many notifications the user has not read. */
  unread: number;
  /** Names of the managers whom the user stands in for today. */
  standsInFor: string[];
  /** A newcomer's first rotation on the demo company; null where there is no panel, and while it is put away. */
  guide: Guide | null;
  /** It was put away and can be brought back. */
  guideAway: boolean;
  theme: Theme;
  /** The stated date of today, or null when the product follows the clock. */
  fixedToday: string | null;
  /** Path of this page without its query, and with it. */
  path: string;
  url: string;
  query: Record<string, unknown>;
}

/** Collects the shell of a request. */
export function shellOf(seen: {
  req: Request;
  user: User | null;
  company: Company | null;
  today: string | null;
  ownsAccounts: boolean;
  unread: number;
  guide: Guide | 'away' | null;
}): Shell {
  const { req, user, company, today, ownsAccounts, unread, guide } = seen;
  return {
    user,
    company,
    nav: user ? navOf(user, ownsAccounts) : { bar: [], menu: [] },
    unread,
    guide: guide === 'away' ? null : guide,
    guideAway: guide === 'away',
    standsInFor: (user?.standsInFor ?? []).map((absent) => absent.name),
    canChangeSettings: user !== null && canChangeSettings(user),
    theme: themeOf(req.headers.cookie),
    fixedToday: today,
    path: req.path,
    url: req.method === 'GET' ? req.originalUrl : '/',
    query: req.query,
  };
}
